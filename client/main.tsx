/** Starts the page: type, colours, then the app. */
import '@fontsource-variable/inter/wght.css';
import './ui/base.css';
import './ui/appTheme.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { keepPage } from './app/keepPage.ts';

// Who reads a view by a link wants one page, not the whole product on their device.
if (window.location.pathname !== '/view') keepPage();
createRoot(document.getElementById('root')!).render(<App />);
