import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startLanguage } from './i18n/index.ts';
import { applyTheme, currentTheme } from './state/use-theme.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/app.css';
import './styles/form.css';
import './styles/options.css';
import './styles/drawer.css';
import './styles/ledger.css';
import './styles/map.css';

applyTheme(currentTheme());
await startLanguage();
const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode><App /></StrictMode>);
