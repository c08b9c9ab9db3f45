import { useEffect, useState } from 'react';

import { History } from './History.jsx';
import { Home } from './Home.jsx';
import { Places, placeIds } from './Places.jsx';

const placeNow = () => {
  const id = location.hash.slice(1);
  return placeIds.includes(id) ? id : 'home';
};

/** `asked` is the promise of the model that portal.mjs prepares. */
export function Portal({ asked }) {
  const [model, setModel] = useState(null);
  const [hasFailed, setFailed] = useState(false);
  const [place, setPlace] = useState(placeNow);

  useEffect(() => { asked.then(setModel, () => setFailed(true)); }, [asked]);
  useEffect(() => {
    const follow = () => setPlace(placeNow());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  const goTo = (next) => {
    history.pushState(null, '', `#${next}`);
    window.scrollTo(0, 0);
    setPlace(next);
  };

  if (hasFailed) return <main><p role="alert">連不上網路。請再試一次。</p></main>;
  if (!model) return <main><p role="status">正在讀取您的會員資料</p></main>;
  const name = model.places.names[placeIds.indexOf(place)];
  return (
    <>
      <a className="skip" href="#main" onClick={(event) => {
        event.preventDefault();
        document.getElementById('main').focus();
      }}>跳到主要內容</a>
      <Places places={model.places} place={place} goTo={goTo} />
      <main id="main" tabIndex={-1} aria-label={name}>
        {place === 'home' && <Home home={model.home} rows={model.points.rows} goTo={goTo} />}
        {place === 'points' && <History points={model.points} />}
        {place !== 'home' && place !== 'points' && <h1 className="display">{name}</h1>}
      </main>
    </>
  );
}
