/** A persona dragged from the legend over the map: what would take it is framed, and takes it at the drop. */
import type { Id } from '../../shared/model/id.ts';
import type { PersonaId } from '../../shared/model/persona.ts';
import type { Point } from '../layout/geometry.ts';
import { haveAll, personable, putPersona } from '../store/personaMoves.ts';
import { personaType } from '../store/personaType.ts';
import { createAutoScroll } from '../tools/autoScroll.ts';
import { hitAt, isLive, type Tools } from '../tools/toolContext.ts';
import { personaWords } from '../ui/words/personas.ts';
import { screenBox } from './paint/boxes.ts';
import type { Painting } from './paint/painting.ts';
import styles from './PersonaDrop.module.css';

/** Listens until the signal; the browser shows what is dragged, and takes it back at Esc. */
export function listenForPersonas(
  host: HTMLElement,
  tools: Tools,
  painting: () => Painting,
  signal: AbortSignal,
): void {
  const frame = document.createElement('div');
  frame.className = styles['frame']!;
  let target: Id | null = null;
  let last: Point | null = null;

  const look = (): void => {
    target = last === null ? null : targetAt(tools, last);
    const { layout, view, frame: headers } = painting();
    const box = target === null ? null : screenBox(layout, view, headers, target);
    if (box === null) return frame.remove();
    frame.style.transform = `translate(${box.x}px, ${box.y}px)`;
    frame.style.width = `${box.width}px`;
    frame.style.height = `${box.height}px`;
    if (!frame.isConnected) host.append(frame);
  };
  const scroll = createAutoScroll(tools, look);
  const stop = (): void => {
    scroll.stop();
    last = null;
    look();
  };
  host.addEventListener(
    'dragover',
    (event) => {
      if (!carriesPersona(event)) return;
      const { left, top } = host.getBoundingClientRect();
      const point = { x: event.clientX - left, y: event.clientY - top };
      // Browsers go on telling while the pointer rests: what has moved under it meanwhile is not what was meant.
      if (last?.x !== point.x || last.y !== point.y) {
        last = point;
        look();
        scroll.pointerAt(point);
      }
      event.preventDefault();
      event.dataTransfer!.dropEffect = target === null ? 'none' : 'copy';
    },
    { signal },
  );
  host.addEventListener(
    'dragleave',
    (event) => {
      if (!(event.relatedTarget instanceof Node && host.contains(event.relatedTarget))) stop();
    },
    { signal },
  );
  window.addEventListener('dragend', stop, { signal });
  host.addEventListener(
    'drop',
    (event) => {
      if (!carriesPersona(event)) return;
      event.preventDefault();
      const shown = target;
      stop();
      if (shown !== null) drop(tools, event.dataTransfer!.getData(personaType) as PersonaId, shown);
    },
    { signal },
  );
}

function carriesPersona({ dataTransfer }: DragEvent): boolean {
  return dataTransfer !== null && dataTransfer.types.includes(personaType);
}

/** The activity, step or story under a point, whichever part of it. */
function targetAt(tools: Tools, point: Point): Id | null {
  const hit = hitAt(tools, point);
  return 'id' in hit ? (personable(tools.store.getRecords(), [hit.id])[0] ?? null) : null;
}

/** What is selected takes it together when it is dropped on one of them. */
function drop(tools: Tools, persona: PersonaId, target: Id): void {
  const { store, actions, dialogs, words } = tools;
  const records = store.getRecords();
  const known = records.persona.get(persona);
  if (known === undefined || known.archivedAt !== null) return dialogs.toast(personaWords.gone);
  if (!isLive(tools, target)) return dialogs.toast(words.targetGone);
  const { selection } = tools.view.getState();
  const ids = selection.has(target) ? personable(records, selection) : [target];
  if (haveAll(records, ids, persona)) return dialogs.toast(personaWords.already(known.name));
  actions.endUndoStep();
  if (putPersona(actions, ids, persona, true) !== null) {
    tools.announce(personaWords.put(known.name, ids.length));
  }
  actions.endUndoStep();
}
