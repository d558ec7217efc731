/** Draws the futures of a forecast beside the page, so that nothing on it waits. */
import { forecastDays, type ForecastDays, type ForecastTask } from '../../../shared/views/forecast.ts';

/** `key` comes back with the answer. */
export interface ForecastRequest {
  readonly key: string;
  readonly task: ForecastTask;
}
export interface ForecastAnswer {
  readonly key: string;
  readonly days: ForecastDays | null;
}

addEventListener('message', ({ data }: MessageEvent<ForecastRequest>) => {
  const answer: ForecastAnswer = { key: data.key, days: forecastDays(data.task) };
  postMessage(answer);
});
