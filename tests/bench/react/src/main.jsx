// The portal's home and history once more, written the way a React application is: what it is measured
// beside, and why, is in ../portal.mjs.
import { createRoot } from 'react-dom/client';

import { Portal } from './Portal.jsx';
import './portal.css';

const asked = fetch('/model.json').then((answer) => {
  if (!answer.ok) throw new Error(`model.json: ${answer.status}`);
  return answer.json();
});

createRoot(document.getElementById('root')).render(<Portal asked={asked} />);
