/** The surfaces of a map, in the order of their tabs, each with its icon. */
import { CalendarDays, Compass, Lightbulb, List, Map as MapIcon, Milestone, type IconNode } from 'lucide';
import type { Surface } from '../../store/viewStore.ts';

export const surfaces: readonly { readonly surface: Surface; readonly icon: IconNode }[] = [
  { surface: 'map', icon: MapIcon },
  { surface: 'strategy', icon: Compass },
  { surface: 'roadmap', icon: Milestone },
  { surface: 'backlog', icon: List },
  { surface: 'plan', icon: CalendarDays },
  { surface: 'insights', icon: Lightbulb },
];
