/** Imports a file or a text: first everything is shown, only then anything is made. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { importMap } from '../../../shared/commands/importMap.ts';
import type { ColumnMapping } from '../../../shared/formats/importPlan.ts';
import { longestMapTitle } from '../../../shared/model/field.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import { createMap } from '../api/mapsApi.ts';
import { sentenceOf } from '../api/request.ts';
import { ImportReview } from './ImportReview.tsx';
import { ImportSourceForm } from './ImportSourceForm.tsx';
import { useImport, type ImportSource } from './useImport.ts';

const text = words.import;

/** Open as long as it is rendered. With `into` the cards go onto that open map, else onto a new one that then opens. */
export default function ImportDialog({
  into,
  onClose,
}: {
  readonly into?: MapSession;
  readonly onClose: () => void;
}) {
  const [source, setSource] = useState<ImportSource | null>(null);
  const [mapping, setMapping] = useState<ColumnMapping | null>(null);
  const [title, setTitle] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [, navigate] = useLocation();
  const state = useImport(source, mapping);

  const take = (next: ImportSource | null): void => {
    setSource(next);
    setMapping(null);
    setError(null);
  };
  const plan = state.kind === 'ready' ? state.read.plan : null;
  const isEmpty = plan === null || plan.activities.length + plan.steps.length + plan.stories.length === 0;
  const name = (title ?? plan?.title ?? titleOfFile(source?.fileName)).slice(0, longestMapTitle);

  const importNow = async (): Promise<void> => {
    if (source === null || plan === null) return;
    if (into !== undefined) {
      if (into.actions.runLate(importMap, { plan }) === null) return;
      onClose();
      showToast(text.added(plan.stories.length), {
        tone: 'good',
        action: { label: words.undo, run: into.actions.undo },
      });
      return;
    }
    setBusy(true);
    setError(null);
    try {
      const { id } = await createMap({
        title: name.trim() || text.untitled,
        source: {
          text: source.text,
          ...(source.fileName === null ? {} : { fileName: source.fileName }),
          ...(source.format === null ? {} : { format: source.format }),
          ...(mapping === null ? {} : { mapping }),
        },
      });
      navigate(`/map/${id}`);
    } catch (cause) {
      setError(text.failed(sentenceOf(cause)));
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      width="l"
      title={text.title}
      description={text.intro}
      footer={
        source === null ? undefined : (
          <>
            <Button onClick={() => take(null)} disabled={busy}>
              {text.another}
            </Button>
            <Button
              look="primary"
              busy={busy}
              disabled={state.kind !== 'ready' || isEmpty}
              onClick={() => void importNow()}
            >
              {busy ? text.creating : into === undefined ? text.create : text.add}
            </Button>
          </>
        )
      }
    >
      {source === null ? (
        <ImportSourceForm onSource={take} />
      ) : (
        <ImportReview
          source={source}
          state={state}
          mapping={mapping}
          title={into === undefined ? name : null}
          error={error}
          onTitle={setTitle}
          onMapping={setMapping}
          onText={(changed) => setSource({ ...source, text: changed })}
          onFormat={(format) => {
            setSource({ ...source, format });
            setMapping(null);
          }}
        />
      )}
    </Dialog>
  );
}

/** "shop map.csv" → "shop map". */
function titleOfFile(fileName: string | null | undefined): string {
  return fileName?.replace(/\.[^.]*$/u, '').trim() || text.untitled;
}
