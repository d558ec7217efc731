/** The app: what every page needs around it, and which page an address shows. */
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { lazy, StrictMode, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { NotFound } from '../panels/states/NotFound.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Toaster } from '../ui/Toaster.tsx';
import { words } from '../ui/words.ts';
import { CrashGuard } from './CrashGuard.tsx';

const HomePage = lazy(() => import('./HomePage.tsx'));
const JoinPage = lazy(() => import('./JoinPage.tsx'));
const SheetPages = lazy(() => import('./SheetPages.tsx'));
const MapPage = lazy(() => import('./MapPage.tsx'));

/** Everything. */
export function App() {
  return (
    <StrictMode>
      <CSPProvider disableStyleElements>
        <Tooltip.Provider delay={350}>
          <Toaster>
            <CrashGuard>
              <Suspense fallback={<Loading page text={words.loading} />}>
                <Switch>
                  <Route path="/" component={HomePage} />
                  <Route path="/join" component={JoinPage} />
                  <Route path="/view" component={SheetPages} />
                  <Route path="/portfolio" component={SheetPages} />
                  <Route path="/map/:id">{({ id }) => <MapPage key={id} mapId={id} />}</Route>
                  <Route>
                    <NotFound />
                  </Route>
                </Switch>
              </Suspense>
            </CrashGuard>
          </Toaster>
        </Tooltip.Provider>
      </CSPProvider>
    </StrictMode>
  );
}
