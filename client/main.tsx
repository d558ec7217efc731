/** Starts the page: type, colours, then the app. */
import '@fontsource-variable/inter/wght.css';
import './ui/base.css';
import './ui/appTheme.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { keepPage } from './app/keepPage.ts';

keepPage();
createRoot(document.getElementById('root')!).render(<App />);
