/** Asks what kind of dependency was drawn, where it was dropped; choosing makes it, anything else leaves all as it was. */
import { addDependency } from '../../../shared/commands/addDependency.ts';
import { Menu as Base } from '@base-ui/react/menu';
import { dependencyKinds, type DependencyKind } from '../../../shared/model/dependency.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Icon } from '../../ui/Icon.tsx';
import { MenuAt } from '../../ui/MenuAt.tsx';
import popupStyles from '../../ui/Popup.module.css';
import { words } from '../../ui/words.ts';
import { dependencyFieldWords as text } from '../../ui/words/dependencyField.ts';
import { kindIcons } from './kindIcons.ts';

/** `at` is a point of the window. */
export default function KindMenu({
  session,
  storyId,
  needsId,
  at,
  onClose,
}: {
  readonly session: MapSession;
  readonly storyId: StoryId;
  readonly needsId: StoryId;
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
}) {
  const { story } = session.store.getRecords();
  const title = (id: StoryId): string => story.get(id)?.title.trim() || words.noTitle;
  const choose = (kind: DependencyKind): void => {
    session.actions.endUndoStep();
    session.actions.runLate(addDependency, { storyId, needsId, kind });
    session.actions.endUndoStep();
  };
  return (
    <MenuAt at={at} onClose={onClose}>
      <Base.Group>
        <Base.GroupLabel className={popupStyles['group-label']}>
          {text.menu(title(storyId), title(needsId))}
        </Base.GroupLabel>
        {dependencyKinds.map((kind) => (
          <Base.Item key={kind} className={popupStyles['item']} onClick={() => choose(kind)}>
            <Icon node={kindIcons[kind]} size={16} />
            <span className={popupStyles['item-text']}>
              {text.kinds[kind]}
              <span className={popupStyles['item-note']}> {text.menuNotes[kind]}</span>
            </span>
          </Base.Item>
        ))}
      </Base.Group>
    </MenuAt>
  );
}
