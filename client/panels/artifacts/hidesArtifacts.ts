/** Whether the artifacts have no tab of the bar to stand under: the team hides the insights. */
import type { MapSettings } from '../../../shared/model/settings.ts';

/** They are reached by the menu and the commands then: a small team hands out papers too. */
export function hidesArtifacts({ hiddenParts }: Pick<MapSettings, 'hiddenParts'>): boolean {
  return hiddenParts.includes('insights');
}
