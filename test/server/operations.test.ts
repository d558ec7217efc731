/** The page for operators is true: every setting, every metric and every limit there is, and nothing else. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { largestImage, longestImageSide, mostImagePixels } from '../../shared/formats/imageFile.ts';
import { mostImportedColumns, mostImportedStories } from '../../shared/formats/importPlan.ts';
import { longestDetails, longestMapTitle, longestTitle } from '../../shared/model/field.ts';
import { longestFreeText } from '../../shared/model/freeText.ts';
import { mostDots } from '../../shared/model/voting.ts';
import { mostFeedback } from '../../shared/protocol/audience.ts';
import { longestName } from '../../shared/protocol/http.ts';
import { mostWaiting, mostWrongCodes } from '../../shared/protocol/door.ts';
import { mostTrackers } from '../../shared/protocol/trackers.ts';
import { requestLimits } from '../../server/access/rateLimits.ts';
import { lobbyLasts } from '../../server/access/workshopCode.ts';
import { settingNames } from '../../server/config.ts';
import { rejectReasons } from '../../server/counters.ts';
import { mostAudienceLinks } from '../../server/routes/audiences.ts';
import { mostPortfolioLinks } from '../../server/routes/portfolio.ts';
import { mostMembers } from '../../server/routes/join.ts';
import { latestForReading } from '../../server/routes/shedReading.ts';
import { largestJump } from '../../server/sync/gate.ts';
import { keptVotings } from '../../server/storage/voteStore.ts';
import { syncLimits } from '../../server/sync/limits.ts';
import { loadsAtOnce } from '../../server/sync/loadQueue.ts';
import { fewest, many, part as largePart } from '../../server/sync/removedCards.ts';
import { mostOfChange, mostOfState } from '../../server/sync/weighUpdate.ts';
import { projectRoot } from '../support/startServer.ts';
import { startTestServer, stopTestServers } from './support/testServer.ts';

afterAll(stopTestServers);

const page = readFileSync(join(projectRoot, 'server/operations.md'), 'utf8');
const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');

/** The text between this heading and the next. */
function part(heading: string): string {
  const [, after] = page.split(`\n## ${heading}\n`);
  if (after === undefined) throw new Error(`There is no part "${heading}".`);
  return after.split('\n## ')[0]!;
}

/** What stands in backticks in the first column. */
const firstColumn = (text: string): string[] =>
  [...text.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name!).sort();

describe('the page for operators', () => {
  test('describes every setting, and none that is not there; so does the README', () => {
    expect(firstColumn(part('Settings'))).toEqual([...settingNames].sort());
    const inReadme = readme.split('\n## Configuration\n')[1]!.split('\n## ')[0]!;
    expect(firstColumn(inReadme)).toEqual([...settingNames].sort());
  });

  test('describes every metric, and none that is not there', async () => {
    const server = await startTestServer();
    const text = await (await fetch(`${server.url}/metrics`)).text();
    const metrics = [...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name!);
    expect(metrics.length).toBeGreaterThan(20);
    expect(firstColumn(part('What each figure means'))).toEqual(metrics.sort());
  });

  test('names figures, reasons, files and commands that exist', async () => {
    const figures = firstColumn(part('What each figure means'));
    for (const [name] of page.matchAll(/throughline_\w+/g)) expect(figures, name).toContain(name);
    const advice = /many are turned away.*/.exec(part('What to do when'))![0].split(' | ')[2]!;
    for (const [, reason] of advice.matchAll(/`([a-zA-Z]+)`/g))
      expect(rejectReasons, reason).toContain(reason);
    for (const [, link] of page.matchAll(/\]\(([^)#]+)/g))
      expect(existsSync(join(projectRoot, 'server', link!)), link).toBe(true);
    for (const [, file] of page.matchAll(/`(test\/[^`]+)`/g))
      expect(existsSync(join(projectRoot, file!)), file).toBe(true);
    const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, run, only] of page.matchAll(/`npm (?:run )?([\w:]+)|`npm (start)/g))
      expect(scripts, run ?? only).toHaveProperty([run ?? only!]);
  });

  test('is linked from the README', () => {
    expect(readme).toContain('](server/operations.md)');
  });

  test('tells the limits of the code', () => {
    const limits = part('Limits people can meet');
    const row = (what: string): string =>
      limits
        .split('\n')
        .find((line) => line.startsWith(`| ${what}`))
        ?.split('|')[2]!
        .trim() ?? '';
    const number = (value: number): string => value.toLocaleString('en-US');
    const mebibytes = (bytes: number): string => `${bytes / 1024 ** 2} MiB`;
    const { frame, firstSync, updates, bytes, presenceFrames, presence, roomPresence } = syncLimits;
    expect(row('people (sockets)')).toBe(`${syncLimits.sockets}`);
    expect(row('sockets of one person')).toBe(`${syncLimits.socketsPerPerson}`);
    expect(row('sockets on one map by')).toBe(
      `${syncLimits.socketsPerLink}; ${syncLimits.socketsPerLinkAddress} from one address`,
    );
    expect(row('sockets from one address')).toBe(`${number(syncLimits.socketsPerAddress)} (a tab has three)`);
    expect(row('maps that are opened')).toBe(`${loadsAtOnce} at once`);
    expect(row('reading history')).toBe(`${latestForReading} ms`);
    expect(row('one frame')).toBe(`${mebibytes(frame)}; ${mebibytes(firstSync)}`);
    expect(row('edits of one socket')).toBe(`${updates.perSecond} a second, ${updates.burst} at once`);
    expect(row('bytes of one socket')).toBe(
      `${mebibytes(bytes.perSecond)} a second, ${mebibytes(bytes.burst)} at once`,
    );
    const { structs, barriers, questions } = syncLimits;
    expect(row('what one change consists of')).toBe(
      `${number(mostOfChange.structs)} structs; ${number(mostOfState.structs)}`,
    );
    expect(row('what the changes of one socket')).toBe(
      `${number(structs.perSecond)} structs a second, ${number(structs.burst)} at once`,
    );
    expect(row('typed and deleted')).toBe(
      `${number(largestJump.change)} letters; ${number(largestJump.state)}`,
    );
    expect(row('cards removed')).toBe(
      `${many}, or ${largePart * 100} % of the map if they are ${fewest} or more`,
    );
    expect(row('questions of one socket whether')).toBe(
      `${barriers.perSecond} a second, ${barriers.burst} at once`,
    );
    expect(row('questions of one socket what')).toBe(
      `${questions.perSecond} a second, ${questions.burst} at once`,
    );
    expect(row('cursors of one socket')).toBe(
      `${presenceFrames.perSecond} a second, ${presenceFrames.burst} at once; ${presence / 1024} KiB each`,
    );
    expect(row('presence of one map')).toBe(`${roomPresence / 1024} KiB`);
    expect(row('frames without meaning')).toBe(`${syncLimits.oddFrames.perSecond * 60} a minute`);
    expect(row('what a slow connection')).toBe(
      `${mebibytes(syncLimits.slowSocket)} without cursors, ${mebibytes(syncLimits.stuckSocket)} in all`,
    );
    expect(row('edits waiting')).toBe(mebibytes(syncLimits.uncommitted));
    expect(row('HTTP requests')).toBe(
      `${number(requestLimits.perPerson)} a minute per person, ${number(requestLimits.perAddress)} per address`,
    );
    expect(row('new guests')).toBe(`${requestLimits.sessionsPerAddress} a minute per address`);
    expect(row('wrong tokens')).toBe(`${requestLimits.wrongTokensPerAddress} a minute per address`);
    expect(row('wrong workshop codes')).toBe(
      `${requestLimits.wrongCodesPerAddress} a minute per address; ${mostWrongCodes} an hour per lobby`,
    );
    expect(row('links of audiences')).toBe(`${mostAudienceLinks} that count`);
    expect(row('dots of a person')).toBe(
      `${mostDots}; the last ${keptVotings} votings of a map are remembered`,
    );
    expect(row('trackers of one map')).toBe(
      `${mostTrackers}; ${requestLimits.trackersPerPerson} tries a minute per person to connect one`,
    );
    expect(row('links to a portfolio')).toBe(`${mostPortfolioLinks} that count`);
    expect(row('views asked for')).toBe(
      `${number(requestLimits.viewsPerAddress)} a minute per address, ${number(requestLimits.viewsPerLink)} per link`,
    );
    expect(row('what readers of views')).toBe(
      `${requestLimits.feedbackPerAddress} a minute per address, ${requestLimits.feedbackPerLink} per link; ${mostFeedback} per map`,
    );
    expect(row('people who come')).toBe(`${requestLimits.joinsPerMap} a minute; ${mostMembers} in all`);
    expect(row('a lobby')).toBe(`${lobbyLasts / 3_600_000} hours; ${mostWaiting} people waiting`);
    expect(row('images')).toMatch(
      new RegExp(
        `^${requestLimits.imagesPerPerson} a minute per person; ${largestImage / 1024 ** 2} MB each`,
      ),
    );
    expect(row('an image’s size') || row("an image's size")).toBe(
      `${mostImagePixels / 1e6} million pixels, ${number(longestImageSide)} on a side`,
    );
    expect(row('an import')).toContain(
      `${number(mostImportedStories)} stories, ${number(mostImportedColumns)} steps`,
    );
    expect(row('title of a card')).toBe(
      `${[longestTitle, longestMapTitle, longestDetails, longestFreeText].map(number).join('; ')} letters`,
    );
    expect(row('a name')).toBe(`${longestName} letters`);
  });
});
