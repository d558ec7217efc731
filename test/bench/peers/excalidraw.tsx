/** The scene in Excalidraw: a rectangle, a strip, the wrapped title and the badge per card, as one group. */
import { convertToExcalidrawElements, Excalidraw } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import { createRoot } from 'react-dom/client';
import { wrapText } from '../../../client/canvas/paint/text.ts';
import { sizes } from '../../../client/layout/sizes.ts';
import { offerWork } from '../canvas/pageWork.ts';
import { packThings, unpackThings } from '../canvas/scene.ts';

const measuring = document.createElement('canvas').getContext('2d');
/** Helvetica: the only one of its fonts that has not to be fetched. */
const fontFamily = 2;
let api = null;
let added = 0;

function wrap(title) {
  measuring.font = '13px Helvetica, sans-serif';
  return wrapText(title, 160, 3, (text) => measuring.measureText(text).width).join('\n');
}

function elementsOf({ x, y, title, badge, colour }, name) {
  const plain = { roughness: 0, strokeWidth: 1, fillStyle: 'solid', groupIds: [name], frameId: null };
  const text = { ...plain, type: 'text', fontFamily, fontSize: 13, strokeColor: '#1b1f27' };
  return convertToExcalidrawElements(
    [
      {
        ...plain,
        id: name,
        type: 'rectangle',
        x,
        y,
        width: sizes.cardWidth,
        height: sizes.cardHeight,
        backgroundColor: '#ffffff',
        strokeColor: '#d5d9e0',
      },
      {
        ...plain,
        id: `${name} strip`,
        type: 'rectangle',
        x: x + 8,
        y: y + 11,
        width: 4,
        height: sizes.cardHeight - 22,
        backgroundColor: colour,
        strokeColor: 'transparent',
      },
      { ...text, id: `${name} title`, x: x + 19, y: y + 10, text: wrap(title) },
      {
        ...text,
        id: `${name} badge`,
        x: x + sizes.cardWidth - 28,
        y: y + sizes.cardHeight - 26,
        text: badge,
      },
    ],
    { regenerateIds: false },
  );
}

function changed(element, part) {
  return { ...element, ...part, version: element.version + 1, versionNonce: element.versionNonce + 1 };
}

offerWork({
  pack: (made) =>
    // The number in front keeps them in their order.
    packThings(made.cards.flatMap((card, i) => elementsOf(card, `card ${i}`))),
  open: (root, snapshot) => {
    const elements = unpackThings(snapshot);
    createRoot(root).render(
      <div style={{ position: 'fixed', inset: 0 }}>
        <Excalidraw
          excalidrawAPI={(given) => {
            api = given;
          }}
          initialData={{
            elements,
            appState: { viewBackgroundColor: '#f6f7f9', scrollX: 0, scrollY: 0, zoom: { value: 1 } },
          }}
          isCollaborating
        />
      </div>,
    );
  },
  isPainted: (texts) => api !== null && texts > 0,
  setCamera: ({ x, y, scale }) =>
    api.updateScene({
      appState: { scrollX: x / scale, scrollY: y / scale, zoom: { value: scale } },
      captureUpdate: 'NEVER',
    }),
  setTitle: (card, title) => () => {
    const id = `card ${card} title`;
    const text = wrap(title);
    api.updateScene({
      elements: api
        .getSceneElementsIncludingDeleted()
        .map((element) => (element.id === id ? changed(element, { text, originalText: text }) : element)),
      captureUpdate: 'NEVER',
    });
  },
  insertAbove: (card) => () => {
    const all = api.getSceneElementsIncludingDeleted();
    const { x, y } = all.find((element) => element.id === `card ${card}`);
    const pitch = sizes.cardHeight + sizes.cardGap;
    const isBelow = (element) => element.x >= x && element.x < x + sizes.cardWidth && element.y >= y;
    api.updateScene({
      elements: [
        ...all.map((element) => (isBelow(element) ? changed(element, { y: element.y + pitch }) : element)),
        ...elementsOf({ x, y, title: 'Story in between', badge: '3', colour: '#2f6fde' }, `new ${added++}`),
      ],
      captureUpdate: 'NEVER',
    });
  },
  showCursors: (points) =>
    api.updateScene({
      collaborators: new Map(
        points.map((pointer, i) => [
          `person ${i}`,
          { username: `person ${i}`, pointer: { ...pointer, tool: 'pointer' }, socketId: `person ${i}` },
        ]),
      ),
    }),
  isDragging: () => api.getAppState().selectedElementsAreBeingDragged,
});
