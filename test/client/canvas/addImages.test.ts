/** Images come onto the map whole or not at all, several at once as one step, each refusal with what to do. */
import { describe, expect, test } from 'vitest';
import { addImages } from '../../../client/canvas/addImages.ts';
import { SendFailure, type SendImage } from '../../../client/canvas/sendImage.ts';
import { imageWords } from '../../../client/ui/words/images.ts';
import { largestImage } from '../../../shared/formats/imageFile.ts';
import { png, pngHeader, svgWithScript } from '../../support/imageFiles.ts';
import { someTools } from '../tools/someTools.ts';

const file = (content: Uint8Array | string, name: string): File =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name);

function someAdding(options: { readonly canEdit?: boolean; readonly fails?: string } = {}) {
  const some = someTools(options);
  const sent: string[] = [];
  const send: SendImage = async (mapId, blob, name, show) => {
    show(0.5);
    if (options.fails !== undefined && name.includes(options.fails))
      throw new SendFailure(imageWords.offline(name));
    sent.push(`${mapId} ${blob.type}`);
    const hash = sent.length.toString(16).padStart(64, '0');
    return { hash, type: 'image/png', width: 1, height: 1, bytes: blob.size };
  };
  const add = (...files: File[]) =>
    addImages({
      tools: some.tools,
      mapId: 'shop',
      files,
      point: { x: 900, y: 600 },
      send,
      measure: async (blob) => ({ width: blob.size > 900 ? 2000 : 100, height: blob.size > 900 ? 1000 : 50 }),
    });
  const images = () => [...some.tools.store.getRecords().image.values()];
  return { ...some, sent, add, images };
}

describe('image files', () => {
  test('are sent, then placed side by side around the point, scaled to fit, as one step of undo', async () => {
    const { add, images, undo, commands, sent, tools, toasts } = someAdding();
    await add(file(png(40, 30), 'Checkout flow.png'), file(png(300, 300), 'image.png'));
    const [first, second] = images().sort((a, b) => a.at.x - b.at.x);
    expect(first).toMatchObject({ title: 'Checkout flow', size: { width: 100, height: 50 }, locked: false });
    expect(second).toMatchObject({ title: '', hash: '2'.padStart(64, '0') });
    const { viewport } = tools.view.getState();
    expect(first!.at.y + first!.size.height / 2).toBeCloseTo((600 - viewport.y) / viewport.scale);
    expect(first!.at.x + first!.size.width).toBeLessThan(second!.at.x);
    expect((first!.at.x + second!.at.x + second!.size.width) / 2).toBeCloseTo(
      (900 - viewport.x) / viewport.scale,
    );
    expect(sent).toEqual(['shop image/png', 'shop image/png']);
    expect(commands.map(({ name }) => name)).toEqual(['addFreeThings']);
    expect([...tools.view.getState().selection]).toEqual(expect.arrayContaining([first!.id, second!.id]));
    expect(toasts.at(-1)).toBe('2 images added.');
    undo.undo();
    expect(images().every(({ archivedAt }) => archivedAt !== null)).toBe(true);
  });

  test('larger than there is room for keep their proportions', async () => {
    const { add, images } = someAdding();
    const content = new Uint8Array(2000);
    content.set(png(9, 9));
    await add(file(content, 'photo.png'));
    expect(images()[0]?.size).toEqual({ width: 480, height: 240 });
  });

  test.each([
    ['a drawing', file(svgWithScript, 'logo.svg'), 'SVG'],
    ['a page called .png', file('<script>alert(1)</script>', 'cat.png'), 'not a PNG'],
    ['a cut-off image', file(png(9, 9).subarray(0, 20), 'cut.png'), 'cut off'],
    ['a bomb', file(pngHeader(60_000, 60_000), 'bomb.png'), '64 million pixels'],
    [
      'a large file',
      file(new Uint8Array(largestImage + 700_000), 'big.png'),
      'big.png” is 5.7 MB; an image may have 5 MB',
    ],
  ])('%s is refused before it is sent, and says what to do', async (_what, bad, words) => {
    const { add, images, sent, toasts } = someAdding();
    await add(bad);
    expect(toasts.at(-1)).toContain(words);
    expect(toasts.at(-1)).toMatch(/It was not added/);
    expect([images(), sent]).toEqual([[], []]);
  });

  test('of which one cannot be sent are added without it', async () => {
    const { add, images, toasts } = someAdding({ fails: 'two' });
    await add(file(png(1, 1), 'one.png'), file(png(2, 2), 'two.png'), file(png(3, 3), 'three.png'));
    expect(
      images()
        .map(({ title }) => title)
        .sort((a, b) => (a < b ? -1 : 1)),
    ).toEqual(['one', 'three']);
    expect(toasts.some((toast) => toast.includes('“two.png” was not added, because the server'))).toBe(true);
    expect(toasts.at(-1)).toBe('2 images added.');
  });

  test('without a server leave the map as it is', async () => {
    const { add, images, commands } = someAdding({ fails: 'one' });
    await add(file(png(1, 1), 'one.png'));
    expect([images(), commands]).toEqual([[], []]);
  });

  test('are not taken from somebody who only looks, nor by the hundred', async () => {
    const looking = someAdding({ canEdit: false });
    await looking.add(file(png(1, 1), 'one.png'));
    expect(looking.toasts).toEqual([imageWords.readOnly]);
    const many = someAdding();
    await many.add(...Array.from({ length: 21 }, () => file(png(1, 1), 'one.png')));
    expect(many.toasts).toEqual([imageWords.tooMany(20)]);
    expect([many.sent, looking.sent]).toEqual([[], []]);
  });
});
