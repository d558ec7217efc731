/** The surfaces beside the map, each fetched when it is first shown. */
import { Tabs } from '@base-ui/react/tabs';
import type { ComponentType } from 'react';
import type { MapSession } from '../session/mapSession.ts';
import type { MapDialogs } from '../store/mapDialogs.ts';
import type { Surface, ViewStore } from '../store/viewStore.ts';
import { latePart } from '../ui/latePart.tsx';
import { Loading } from '../ui/Loading.tsx';
import { words } from '../ui/words.ts';

export interface SurfaceProps {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
}

const late = (fetchPart: () => Promise<{ readonly default: ComponentType<SurfaceProps> }>) =>
  latePart(fetchPart, <Loading text={words.loading} />);

const parts: Partial<Record<Surface, ComponentType<SurfaceProps>>> = {
  strategy: late(() => import('../panels/strategy/StrategySurface.tsx')),
  roadmap: late(() => import('../panels/roadmap/RoadmapSurface.tsx')),
  backlog: late(() => import('../panels/backlog/BacklogSurface.tsx')),
  plan: late(() => import('../panels/plan/PlanSurface.tsx')),
  insights: late(() => import('../panels/insights/InsightsSurface.tsx')),
};

/** One panel of the page's tabs for each of them; only the one that is shown is mounted. */
export function LateSurfaces({
  className,
  ...props
}: SurfaceProps & { readonly className?: string | undefined }) {
  return Object.entries(parts).map(([surface, Part]) => (
    <Tabs.Panel key={surface} value={surface} className={className} tabIndex={-1}>
      <Part {...props} />
    </Tabs.Panel>
  ));
}
