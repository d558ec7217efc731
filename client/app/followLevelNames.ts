/** While a map is open, the words on the screen call its levels what the team calls them. */
import { levelNamesOf } from '../../shared/model/settings.ts';
import type { MapStore } from '../store/mapStore.ts';
import { nameLevels } from '../ui/levels.ts';

/** Listens before anything is shown, so that who hears of a change after it reads the new names. Returns how to stop. */
export function followLevelNames(store: MapStore): () => void {
  const follow = (): void => nameLevels(levelNamesOf(store.getRecords().meta.settings));
  follow();
  const stop = store.subscribe(follow);
  return () => {
    stop();
    nameLevels(null);
  };
}
