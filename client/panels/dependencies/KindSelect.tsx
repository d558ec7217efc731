/** What kind of dependency it is, in its row. */
import { updateDependency } from '../../../shared/commands/updateDependency.ts';
import { dependencyKinds, type Dependency } from '../../../shared/model/dependency.ts';
import type { MapActions } from '../../store/mapActions.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Select } from '../../ui/Select.tsx';
import { dependencyFieldWords as text } from '../../ui/words/dependencyField.ts';
import styles from './DependencyField.module.css';
import { kindIcons } from './kindIcons.ts';

const kindChoices = dependencyKinds.map((kind) => ({
  value: kind,
  label: text.kinds[kind],
  face: (
    <span className={styles['kind']}>
      <Icon node={kindIcons[kind]} size={14} />
      {text.kinds[kind]}
    </span>
  ),
}));

/** `name` is what the dependency is on. */
export function KindSelect({
  dependency: { id, kind },
  name,
  actions,
  canEdit,
}: {
  readonly dependency: Dependency;
  readonly name: string;
  readonly actions: MapActions;
  readonly canEdit: boolean;
}) {
  return (
    <div className={styles['kind-field']}>
      <Select
        label={text.kindOf(name)}
        hideLabel
        bare
        value={kind}
        choices={kindChoices}
        disabled={!canEdit}
        onChoose={(chosen) => actions.runLate(updateDependency, { id, kind: chosen })}
      />
    </div>
  );
}
