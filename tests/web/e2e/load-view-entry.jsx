/** A page of its own for the load view, until a workspace shows it: the plan comes from beside the page. */
import { createRoot } from 'react-dom/client';
import { LoadView } from '../../../web/consolidate/load-view.tsx';
import { startLanguage } from '../../../web/i18n/index.ts';
import '../../../web/styles/tokens.css';
import '../../../web/styles/base.css';

const plan = await (await fetch('/plan.json')).json();
await startLanguage();
const place = document.createElement('main');
place.style.overflow = 'auto';
document.body.append(place);
document.documentElement.dataset['theme'] = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
createRoot(place).render(<><h1>Load</h1><LoadView plan={plan} /></>);
