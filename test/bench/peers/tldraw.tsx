/** The scene in tldraw: one shape of its own per card, which is the least it can be; no panels around it. */
import { createRoot } from 'react-dom/client';
import {
  createTLStore,
  defaultShapeUtils,
  getIndices,
  HTMLContainer,
  Rectangle2d,
  ShapeUtil,
  T,
  Tldraw,
} from 'tldraw';
import 'tldraw/tldraw.css';
import { sizes } from '../../../client/layout/sizes.ts';
import { offerWork } from '../canvas/pageWork.ts';
import { packThings, unpackThings } from '../canvas/scene.ts';

class CardUtil extends ShapeUtil {
  static override type = 'card';
  static override props = { title: T.string, badge: T.string, colour: T.string };
  override getDefaultProps() {
    return { title: '', badge: '', colour: '' };
  }
  override getGeometry() {
    return new Rectangle2d({ width: sizes.cardWidth, height: sizes.cardHeight, isFilled: true });
  }
  override component({ props }) {
    return (
      <HTMLContainer style={cardStyle}>
        <div style={{ ...strip, background: props.colour }} />
        <div style={titleStyle}>{props.title}</div>
        <div style={badgeStyle}>{props.badge}</div>
      </HTMLContainer>
    );
  }
  override getIndicatorPath() {
    const path = new Path2D();
    path.rect(0, 0, sizes.cardWidth, sizes.cardHeight);
    return path;
  }
  override indicator() {
    return <rect width={sizes.cardWidth} height={sizes.cardHeight} />;
  }
}

const cardStyle = {
  width: sizes.cardWidth,
  height: sizes.cardHeight,
  background: '#fff',
  border: '1px solid #d5d9e0',
  borderRadius: 9,
  boxSizing: 'border-box',
  overflow: 'hidden',
  font: '500 13px/18px sans-serif',
};
const strip = { position: 'absolute', left: 8, top: 11, width: 4, bottom: 11 };
const titleStyle = { position: 'absolute', left: 19, top: 10, width: 160, height: 54, overflow: 'hidden' };
const badgeStyle = {
  position: 'absolute',
  right: 9,
  bottom: 9,
  padding: '0 6px',
  background: '#eef0f4',
  borderRadius: 6,
};

let scene;
let editor = null;
let shapes = [];
const page = 'page:page';

offerWork({
  pack: (made) => {
    scene = made;
    const indices = getIndices(made.cards.length);
    return packThings(
      made.cards.map(({ x, y, title, badge, colour }, i) => ({
        id: `shape:${i}`,
        typeName: 'shape',
        type: 'card',
        x,
        y,
        rotation: 0,
        index: indices[i],
        parentId: page,
        isLocked: false,
        opacity: 1,
        props: { title, badge, colour },
        meta: {},
      })),
    );
  },
  open: (root, snapshot) => {
    const shapeUtils = [CardUtil];
    const store = createTLStore({ shapeUtils: [...defaultShapeUtils, ...shapeUtils] });
    store.ensureStoreIsUsable();
    shapes = unpackThings(snapshot);
    store.mergeRemoteChanges(() => store.put(shapes));
    createRoot(root).render(
      <div style={{ position: 'fixed', inset: 0 }}>
        <Tldraw
          store={store}
          shapeUtils={shapeUtils}
          hideUi
          options={{ maxShapesPerPage: 100_000 }}
          cameraOptions={{ zoomSteps: [0.01, 0.1, 1, 4] }}
          onMount={(mounted) => {
            editor = mounted;
            mounted.setCamera({ x: 0, y: 0, z: 1 }, { immediate: true });
          }}
        />
      </div>,
    );
  },
  isPainted: () => editor !== null && document.querySelector('.tl-shape') !== null,
  setCamera: ({ x, y, scale }) =>
    editor.setCamera({ x: x / scale, y: y / scale, z: scale }, { immediate: true }),
  setTitle: (card, title) => () =>
    editor.store.mergeRemoteChanges(() =>
      editor.store.update(`shape:${card}`, (shape) => ({ ...shape, props: { ...shape.props, title } })),
    ),
  insertAbove: (card) => () =>
    editor.store.mergeRemoteChanges(() => {
      const { x, y } = editor.store.get(`shape:${card}`);
      const below = scene.cards
        .map((_, i) => editor.store.get(`shape:${i}`))
        .filter((shape) => shape.x === x && shape.y >= y);
      const pitch = sizes.cardHeight + sizes.cardGap;
      editor.store.put([
        ...below.map((shape) => ({ ...shape, y: shape.y + pitch })),
        { ...shapes[card], id: `shape:new${Math.random()}`, x, y },
      ]);
    }),
  showCursors: (points, moved) =>
    editor.store.mergeRemoteChanges(() =>
      editor.store.put(
        moved.map((i) => ({
          id: `instance_presence:${i}`,
          typeName: 'instance_presence',
          userId: `user:${i}`,
          userName: `person ${i}`,
          lastActivityTimestamp: Date.now(),
          color: '#2f6fde',
          camera: { x: 0, y: 0, z: 1 },
          selectedShapeIds: [],
          currentPageId: page,
          brush: null,
          scribbles: [],
          screenBounds: { x: 0, y: 0, w: 1440, h: 900 },
          followingUserId: null,
          cursor: { ...points[i], type: 'default', rotation: 0 },
          chatMessage: '',
          meta: {},
        })),
      ),
    ),
  isDragging: () => editor.isIn('select.translating'),
});
