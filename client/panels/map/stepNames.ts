/** What steps of undo are called; the names are fetched with the first step, so that opening a map does not wait for them. */
import { useEffect, useState } from 'react';
import type { DoneStep } from '../../../shared/commands/doneStep.ts';

type StepNames = (step: DoneStep) => string;

/** Rejects when it cannot be fetched. */
export async function fetchStepNames(): Promise<StepNames> {
  return (await import('../../ui/words/steps.ts')).stepInWords;
}

/** The name of a step: null without one, empty until the names are here. */
export function useStepNames(isAsked: boolean): (step: DoneStep | null) => string | null {
  const [names, setNames] = useState<StepNames | null>(null);
  useEffect(() => {
    if (isAsked && names === null) void fetchStepNames().then((fetched) => setNames(() => fetched), unnamed);
  }, [isAsked, names]);
  return (step) => (step === null ? null : (names?.(step) ?? ''));
}

/** Away from the server a step stays without a name; it can be taken back all the same. */
function unnamed(): void {}
