/** The surfaces of a map, in the order of their tabs, each with its icon. */
import { CalendarDays, Compass, Lightbulb, List, Map as MapIcon, Milestone, type IconNode } from 'lucide';
import type { MapSettings } from '../../../shared/model/settings.ts';
import type { Surface } from '../../store/viewStore.ts';

interface SurfaceTab {
  readonly surface: Surface;
  readonly icon: IconNode;
}

const surfaces: readonly SurfaceTab[] = [
  { surface: 'map', icon: MapIcon },
  { surface: 'strategy', icon: Compass },
  { surface: 'roadmap', icon: Milestone },
  { surface: 'backlog', icon: List },
  { surface: 'plan', icon: CalendarDays },
  { surface: 'insights', icon: Lightbulb },
];

/** Those the team uses; what it hides is kept. */
export function shownSurfaces({ hiddenParts }: Pick<MapSettings, 'hiddenParts'>): readonly SurfaceTab[] {
  return surfaces.filter(({ surface }) => !hiddenParts.some((part) => part === surface));
}
