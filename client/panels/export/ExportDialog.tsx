/** Asks what to make of the map (picture, drawing, PDF, print) and makes it. */
import { Download, Printer } from 'lucide';
import { useState } from 'react';
import { useStore } from 'zustand';
import { dependenciesOf } from '../../../shared/views/dependencies.ts';
import type { Lane } from '../../../shared/views/arrangeMap.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { appTheme } from '../../ui/appTheme.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import { useGrid, useRecords } from '../live/useRecords.ts';
import styles from './ExportDialog.module.css';
import { exportFormats, makeExport, type ExportFormat } from './makeExport.ts';
import { saveBlob } from './saveBlob.ts';

const text = words.export;

/** Open as long as it is rendered. */
export default function ExportDialog({
  session,
  view,
  onClose,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly onClose: () => void;
}) {
  const records = useRecords(session.store);
  const grid = useGrid(session.store);
  const [format, setFormat] = useState<ExportFormat>('png');
  const [isWhole, setIsWhole] = useState(true);
  const [left, setLeft] = useState<ReadonlySet<Lane>>(new Set());
  const [pages, setPages] = useState<'one' | 'perRelease'>('one');
  const [theme, setTheme] = useState<'light' | 'dark'>(() =>
    appTheme.store.getState().theme.startsWith('dark') ? 'dark' : 'light',
  );
  const [showsEstimates, setShowsEstimates] = useState(true);
  const [showsArrows, setShowsArrows] = useState(true);
  const { colouring } = useStore(view, (state) => state.lens);
  const [isColoured, setIsColoured] = useState(true);
  const hasArrows = dependenciesOf(records).all.length > 0;
  const [isBusy, setIsBusy] = useState(false);

  const lanes = isWhole ? grid.lanes : grid.lanes.filter((lane) => !left.has(lane));
  const nameOf = (lane: Lane): string =>
    lane === null ? words.canvas.unscheduled : records.release.get(lane)?.name || words.noTitle;
  const make = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const pagePerRelease = pages === 'perRelease';
      const onPaper = format === 'print' ? 'light' : theme;
      const wish = {
        format,
        lanes,
        theme: onPaper,
        showsEstimates,
        showsArrows,
        pagePerRelease,
        colouring: isColoured ? colouring : 'none',
      } as const;
      const file = await makeExport(records, grid, wish);
      if (file !== null) saveBlob(file.fileName, file.data);
      onClose();
    } catch {
      showToast(`${text.failed.title}. ${text.failed.text}`, { tone: 'bad' });
      setIsBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={text.title}
      description={text.intro}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            look="primary"
            icon={format === 'print' ? Printer : Download}
            busy={isBusy}
            disabled={lanes.length === 0}
            onClick={() => void make()}
          >
            {format === 'print' ? text.print : text.save}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <Select
          label={text.format.label}
          value={format}
          choices={exportFormats.map((value) => ({ value, label: text.format[value] }))}
          onChoose={setFormat}
          hint={text.hints[format]}
        />
        <Select
          label={text.releases}
          value={isWhole ? 'all' : 'chosen'}
          choices={[
            { value: 'all', label: text.all },
            { value: 'chosen', label: text.chosen },
          ]}
          onChoose={(value) => setIsWhole(value === 'all')}
          hint={lanes.length === 0 ? text.none : undefined}
        />
        {!isWhole && (
          <fieldset className={styles['lanes']}>
            <legend className="visually-hidden">{text.releases}</legend>
            {grid.lanes.map((lane) => (
              <Tick
                key={lane ?? ''}
                label={nameOf(lane)}
                isOn={!left.has(lane)}
                onChange={(isOn) => setLeft(withLane(left, lane, isOn))}
              />
            ))}
          </fieldset>
        )}
        {format === 'pdf' && (
          <Select
            label={text.pages.label}
            value={pages}
            choices={[
              { value: 'one', label: text.pages.one },
              { value: 'perRelease', label: text.pages.perRelease },
            ]}
            onChoose={setPages}
          />
        )}
        {format !== 'print' && (
          <Select
            label={text.colours.label}
            value={theme}
            choices={[
              { value: 'light', label: text.colours.light },
              { value: 'dark', label: text.colours.dark },
            ]}
            onChoose={setTheme}
          />
        )}
        <Tick label={text.estimates} isOn={showsEstimates} onChange={setShowsEstimates} />
        {colouring !== 'none' && (
          <Tick label={text.lens(words.lens.facets[colouring])} isOn={isColoured} onChange={setIsColoured} />
        )}
        {hasArrows && <Tick label={text.arrows} isOn={showsArrows} onChange={setShowsArrows} />}
        <p role="status" className="visually-hidden">
          {isBusy ? text.making : ''}
        </p>
      </div>
    </Dialog>
  );
}

function withLane(left: ReadonlySet<Lane>, lane: Lane, isOn: boolean): ReadonlySet<Lane> {
  const next = new Set(left);
  if (isOn) next.delete(lane);
  else next.add(lane);
  return next;
}
