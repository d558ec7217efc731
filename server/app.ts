/** The HTTP side as one function of what it needs; tests call it with app.request(). */
import { Hono } from 'hono';
import { CommandError } from '../shared/commands/commandError.ts';
import type { AppDependencies } from './appDependencies.ts';
import { AudienceViews } from './audience/audienceViews.ts';
import { MapHistory } from './history/mapHistory.ts';
import { Problem } from './problem.ts';
import { Api } from './routes/api.ts';
import { audienceRoutes } from './routes/audiences.ts';
import { commandRoutes } from './routes/commands.ts';
import { descriptionRoutes } from './routes/description.ts';
import type { Environment } from './routes/environment.ts';
import { shedReading } from './routes/shedReading.ts';
import { countIn } from './traffic.ts';
import { doorRoutes } from './routes/door.ts';
import { exportRoutes } from './routes/exports.ts';
import { forgetRoutes } from './routes/forget.ts';
import { guardRoutes } from './routes/guards.ts';
import { healthRoutes } from './routes/health.ts';
import { historyRoutes } from './routes/history.ts';
import { imageRoutes } from './routes/images.ts';
import { importRoutes } from './routes/imports.ts';
import { joinRoutes } from './routes/join.ts';
import { linkRoutes } from './routes/links.ts';
import { lobbyRoutes } from './routes/lobby.ts';
import { mapReadRoutes } from './routes/mapReads.ts';
import { mapRoutes } from './routes/maps.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { memberRoutes } from './routes/members.ts';
import { pageRoutes } from './routes/pages.ts';
import { portfolioRoutes } from './routes/portfolio.ts';
import { retentionRoutes } from './routes/retention.ts';
import { sessionRoutes } from './routes/session.ts';
import { signInRoutes } from './routes/signIn.ts';
import { syncRoutes } from './routes/sync.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { trackerPushRoutes } from './routes/trackerPushes.ts';
import { trackerRoutes } from './routes/trackers.ts';
import { viewRoutes } from './routes/view.ts';
import { votingRoutes } from './routes/voting.ts';
import { Refusal } from './sync/refusal.ts';

/** Builds the app and the list of its API operations. */
export function createApp(given: AppDependencies): { app: Hono<Environment>; api: Api } {
  const app = new Hono<Environment>();
  const api = new Api(app);
  app.onError((error, context) => {
    const problem = asProblem(error);
    if (problem.status >= 500)
      given.log.error({ requestId: context.get('requestId'), err: error }, 'request failed');
    const { code, message, issues } = problem;
    countIn(given.metrics.traffic.problems, code);
    return context.json(
      { error: { code, message, ...(issues === undefined ? {} : { issues }) } },
      problem.status,
    );
  });
  app.notFound((context) =>
    context.json({ error: { code: 'notFound', message: 'There is nothing here.' } }, 404),
  );
  guardRoutes(app, given);
  shedReading(app, { lag: given.loopLag, log: given.log });
  healthRoutes(api, given);
  metricsRoutes(api, given);
  sessionRoutes(api, given);
  mapRoutes(api, given);
  mapReadRoutes(api, given);
  linkRoutes(api, given);
  joinRoutes(api, given);
  const { rooms, clock } = given;
  const { documents, isShared } = given.storage;
  const views = new AudienceViews({ documents, rooms, clock, isShared });
  audienceRoutes(api, given);
  viewRoutes(api, { ...given, views });
  portfolioRoutes(api, { ...given, views });
  doorRoutes(api, given);
  lobbyRoutes(api, given);
  memberRoutes(api, given);
  forgetRoutes(api, given);
  ticketRoutes(api, given);
  tokenRoutes(api, given);
  commandRoutes(api, given);
  importRoutes(api, given);
  exportRoutes(api, given);
  trackerRoutes(api, given);
  trackerPushRoutes(api, given);
  votingRoutes(api, given);
  imageRoutes(api, given);
  historyRoutes(api, { ...given, history: new MapHistory(given.storage, given.clock) });
  retentionRoutes(api, given);
  descriptionRoutes(api);
  syncRoutes(app, given);
  signInRoutes(app, given);
  pageRoutes(app, given.clientFolder);
  return { app, api };
}

/** Any error as the API says it. What nobody foresaw is told without details. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof CommandError) {
    const { problem } = error;
    switch (problem.kind) {
      case 'badInput':
        return new Problem(400, 'badInput', 'Some of the input cannot be used.', problem.issues);
      case 'missing':
        return new Problem(404, 'noSuchRecord', error.message);
      case 'locked':
        return new Problem(
          403,
          'locked',
          error.message,
          problem.ids.map((id) => ({ path: 'ids', message: `${id} is locked` })),
        );
      case 'notYours':
        return new Problem(
          403,
          'notYours',
          error.message,
          problem.ids.map((id) => ({ path: 'ids', message: `${id} was made by somebody else` })),
        );
      case 'refused':
        return new Problem(409, 'refused', error.message);
    }
  }
  if (error instanceof Refusal) return new Problem(503, 'cannotSave', error.message);
  return new Problem(500, 'serverError', 'Something went wrong on the server. Nothing was written.');
}
