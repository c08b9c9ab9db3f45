import { Icon } from './Icon.jsx';

export const placeIds = ['home', 'points', 'rewards', 'wallet', 'me'];

export function Places({ places, place, goTo }) {
  return (
    <nav aria-label={places.label}>
      {placeIds.map((id, i) => (
        <button key={id} type="button" aria-current={id === place ? 'page' : undefined} onClick={() => goTo(id)}>
          <span className="halo"><Icon name={id} /></span>
          {places.names[i]}
        </button>
      ))}
    </nav>
  );
}
