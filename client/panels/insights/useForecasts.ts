/** Forecasts from a thread of their own; each task is asked once, whoever needs it. */
import { useEffect, useRef, useState } from 'react';
import type { ForecastDays, ForecastTask } from '../../../shared/views/forecast.ts';
import type { ForecastAnswer, ForecastRequest } from './forecastWorker.ts';

/** How a task is told from others: the same one has the same answer. */
const keyOf = (task: ForecastTask): string => JSON.stringify(task);

/** Answers for a task; undefined as long as it is being drawn, and an older answer is never shown for a newer task. */
export function useForecasts(
  tasks: readonly ForecastTask[],
): (task: ForecastTask) => ForecastDays | null | undefined {
  const [answers, setAnswers] = useState<ReadonlyMap<string, ForecastDays | null>>(new Map());
  const worker = useRef<Worker | null>(null);
  const asked = useRef(new Set<string>());

  useEffect(() => {
    const started = new Worker(new URL('./forecastWorker.ts', import.meta.url), { type: 'module' });
    const known = asked.current;
    worker.current = started;
    started.onmessage = ({ data }: MessageEvent<ForecastAnswer>) =>
      setAnswers((before) => new Map(before).set(data.key, data.days));
    return () => {
      started.terminate();
      worker.current = null;
      known.clear();
    };
  }, []);

  useEffect(() => {
    for (const task of tasks) {
      const key = keyOf(task);
      if (asked.current.has(key) || worker.current === null) continue;
      asked.current.add(key);
      worker.current.postMessage({ key, task } satisfies ForecastRequest, []);
    }
  });
  return (task) => answers.get(keyOf(task));
}
