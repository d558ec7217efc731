/** What an import would bring and what it would lose, or why the text cannot be read. */
import type { ColumnMapping, ImportColumn } from '../../../shared/formats/importPlan.ts';
import { countPlan, importFormats } from '../../../shared/formats/importPlan.ts';
import type { ImportFormat, ReadImport } from '../../../shared/formats/readImport.ts';
import { longestMapTitle } from '../../../shared/model/field.ts';
import fieldStyles from '../../ui/Field.module.css';
import { Loading } from '../../ui/Loading.tsx';
import { Select, type Choice } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { BackbonePeek } from './BackbonePeek.tsx';
import { ColumnsByHand } from './ColumnsByHand.tsx';
import { ImportRefused } from './ImportRefused.tsx';
import styles from './ImportReview.module.css';
import { LossReport } from './LossReport.tsx';
import type { ImportSource, ImportState } from './useImport.ts';

const text = words.import;
const formatChoices: Choice<ImportFormat | null>[] = [
  { value: null, label: text.formatByContent },
  ...importFormats.map((format) => ({ value: format, label: text.formatNames[format] })),
];

interface ImportReviewProps {
  readonly source: ImportSource;
  readonly state: ImportState;
  readonly mapping: ColumnMapping | null;
  /** null: the cards go onto a map that has its title. */
  readonly title: string | null;
  readonly error: string | null;
  readonly onTitle: (title: string) => void;
  readonly onMapping: (mapping: ColumnMapping) => void;
  readonly onText: (text: string) => void;
  /** null: tell it from the name and the text. */
  readonly onFormat: (format: ImportFormat | null) => void;
}

/** Follows the source: correct the text or a column, and the preview is read anew. */
export function ImportReview(props: ImportReviewProps) {
  const { source, state } = props;
  const origin = source.fileName === null ? text.pasted : text.fromFile(source.fileName);
  return (
    <div className={styles['review']}>
      <div className={styles['origin']}>
        <span>{origin}</span>
        <Select
          label={text.format}
          hideLabel
          value={state.kind === 'ready' ? state.read.format : source.format}
          choices={formatChoices}
          onChoose={props.onFormat}
        />
      </div>
      {state.kind === 'reading' && <Loading text={text.reading} />}
      {state.kind === 'refused' && (
        <>
          <ImportRefused source={source} message={state.message} line={state.line} onText={props.onText} />
          <Columns columns={state.columns} mapping={props.mapping} onMapping={props.onMapping} />
        </>
      )}
      {state.kind === 'ready' && <Ready {...props} read={state.read} />}
    </div>
  );
}

function Ready({
  read,
  mapping,
  title,
  error,
  onTitle,
  onMapping,
}: ImportReviewProps & {
  readonly read: ReadImport;
}) {
  const counts = countPlan(read.plan);
  const isEmpty = counts.activities + counts.steps + counts.stories === 0;
  const facts = [
    { value: counts.activities, label: words.activities(counts.activities) },
    { value: counts.steps, label: words.steps(counts.steps) },
    { value: counts.stories, label: words.stories(counts.stories) },
    { value: counts.releases, label: words.releases(counts.releases) },
    { value: counts.personas, label: words.personas(counts.personas) },
  ];
  return (
    <>
      {title !== null && (
        <TextField
          label={text.mapTitle}
          value={title}
          maxLength={longestMapTitle}
          error={error}
          onChange={(event) => onTitle(event.target.value)}
        />
      )}
      {isEmpty ? (
        <p className={fieldStyles['error']} role="alert">
          {text.nothing}
        </p>
      ) : (
        <section aria-labelledby="import-brings">
          <h3 id="import-brings" className={styles['heading']}>
            {text.brings}
          </h3>
          <ul className={styles['facts']}>
            {facts.map(({ value, label }) => (
              <li key={label} className={styles['fact']} data-none={value === 0 || undefined}>
                {label}
              </li>
            ))}
          </ul>
          <BackbonePeek plan={read.plan} />
        </section>
      )}
      <LossReport losses={read.losses} />
      <Columns columns={read.columns ?? null} mapping={mapping} onMapping={onMapping} />
    </>
  );
}

function Columns({
  columns,
  mapping,
  onMapping,
}: {
  readonly columns: readonly ImportColumn[] | null;
  readonly mapping: ColumnMapping | null;
  readonly onMapping: (mapping: ColumnMapping) => void;
}) {
  return columns === null || columns.length === 0 ? null : (
    <ColumnsByHand columns={columns} mapping={mapping} onMapping={onMapping} />
  );
}
