/** Our map: the real canvas on the real store, fed by a real Yjs document; other people's edits come as Yjs updates. */
import '@fontsource-variable/inter/wght.css';
import '../../../../client/ui/base.css';
import { createRoot } from 'react-dom/client';
import * as Y from 'yjs';
import { createStore } from 'zustand/vanilla';
import { MapCanvas } from '../../../../client/canvas/MapCanvas.tsx';
import type { MapActions } from '../../../../client/store/mapActions.ts';
import type { MapDialogs } from '../../../../client/store/mapDialogs.ts';
import { createCardCounts } from '../../../../client/store/cardCounts.ts';
import { createMapStore } from '../../../../client/store/mapStore.ts';
import type { PersonHere } from '../../../../client/store/people.ts';
import { createViewStore } from '../../../../client/store/viewStore.ts';
import { readMap } from '../../../../shared/model/readMap.ts';
import { copyOf, run } from '../../../support/buildMap.ts';
import { offerWork } from '../pageWork.ts';
import type { Scene } from '../scene.ts';

const view = createViewStore();
const people = createStore<readonly PersonHere[]>(() => []);
const counts = createCardCounts();
const doc = new Y.Doc();
let scene: Scene;
/** Another person's document: its edits reach ours as updates. */
let theirs: Y.Doc;

const actions: MapActions = {
  canEdit: () => true,
  canChange: () => true,
  canLock: () => true,
  run: (name, input) => run(doc, name, input),
  runLate: (command, input) => run(doc, command.name, input as never) as never,
  undo: () => {},
  redo: () => {},
  endUndoStep: () => {},
  showPresence: () => {},
};
const dialogs: MapDialogs = {
  confirmArchive: async () => false,
  toast: () => {},
  openPush: () => {},
  openDetails: () => {},
  openMove: () => {},
  openShortcuts: () => {},
  openSearch: () => {},
  openCommands: () => {},
};

offerWork({
  pack: (made) => {
    scene = made;
    theirs = copyOf(made.doc);
    return Y.encodeStateAsUpdate(made.doc);
  },
  open: (root, snapshot) => {
    Y.applyUpdate(doc, snapshot, { kind: 'storage' });
    const store = createMapStore(doc);
    createRoot(root).render(
      <MapCanvas
        store={store}
        view={view}
        actions={actions}
        people={people}
        counts={counts}
        dialogs={dialogs}
        mapId="bench"
        theme="light"
      />,
    );
  },
  isPainted: (texts) => texts > 0,
  setCamera: (camera) => view.setState({ viewport: { ...view.getState().viewport, ...camera } }),
  setTitle: (card, title) =>
    updateOf(() => run(theirs, 'setText', { id: scene.cards[card]!.id, field: 'title', text: title })),
  insertAbove: (card) => {
    const { id } = scene.cards[card]!;
    const { stepId, releaseId } = readMap(theirs).story.get(id)!;
    const stories = [{ title: 'Story in between', estimate: 3 }];
    return updateOf(
      () => stepId !== null && run(theirs, 'addStories', { stepId, releaseId, before: id, stories }),
    );
  },
  showCursors: (points) =>
    people.setState(
      points.map((cursor, i) => ({
        clientId: i + 1,
        key: `person ${i}`,
        name: `person ${i}`,
        colour: i % 12,
        role: 'editor',
        presence: { cursor, selection: [], editing: null, drag: null },
      })),
      true,
    ),
  isDragging: () => view.getState().drag?.kind === 'stories',
});

/** What the other person does, as the update that arrives here. */
function updateOf(act: () => unknown): () => void {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array): number => updates.push(update);
  theirs.on('update', keep);
  act();
  theirs.off('update', keep);
  return () =>
    updates.forEach((update) => Y.applyUpdate(doc, update, { kind: 'socket', socketId: 'theirs' }));
}
