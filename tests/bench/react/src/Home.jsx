import { Icon } from './Icon.jsx';
import { Row } from './Row.jsx';

const recentRows = 4; // as many as web/views/home_view.cpp shows

function Card({ card }) {
  return (
    <div className={`member-card ${card.look}`}>
      <p className="top"><span className="quiet">{card.program}</span> <span className="strong">{card.tier}</span></p>
      <p className="strong">{card.name}</p>
      <p className="quiet">{card.number}</p>
      <p className="quiet label">{card.label}</p>
      <p className="sum"><span className="balance">{card.balance}</span> <span className="quiet">{card.unit}</span></p>
    </div>
  );
}

function Progress({ progress }) {
  const { sentence, label, has, least, says, end, notes } = progress;
  return (
    <div className="card progress">
      <p className="strong">{sentence}</p>
      <div className="bar" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={least} aria-valuenow={has}
        aria-valuetext={says}>
        <div style={{ width: `${(100 * has) / least}%` }} />
      </div>
      <p className="caption end">{end}</p>
      {notes.map((note) => <p key={note} className="small">{note}</p>)}
    </div>
  );
}

function Invitation({ label, name, note, icon, soft, onPress }) {
  return (
    <button type="button" aria-label={label} className={soft ? 'card pressable soft' : 'card pressable'} onClick={onPress}>
      {icon && <Icon name={icon} className="accent" />}
      <span className="words">
        <span className="strong">{name}</span>
        <span className="small">{note}</span>
      </span>
      <Icon name="chevron" size={20} className="muted" />
    </button>
  );
}

export function Home({ home, rows, goTo }) {
  const { greeting, card, progress, survey, next, recent, earn } = home;
  return (
    <>
      <h1>{greeting}</h1>
      <div className="together">
        <Card card={card} />
        <Progress progress={progress} />
        <Invitation {...survey} icon="message" soft onPress={() => goTo('me')} />
      </div>
      <section aria-label={next.title}>
        <h2>{next.title}</h2>
        <Invitation label={next.label} name={next.name} note={next.note} onPress={() => goTo('rewards')} />
      </section>
      <section aria-label={recent.title}>
        <div className="title">
          <h2>{recent.title}</h2>
          <a href="#points" onClick={(event) => {
            event.preventDefault();
            goTo('points');
          }}>{recent.all}</a>
        </div>
        <ul className="card recent" aria-label={recent.title}>
          {rows.slice(0, recentRows).map((row) => <li key={row.key}><Row row={row} /></li>)}
        </ul>
      </section>
      <section aria-label={earn.title}>
        <h2>{earn.title}</h2>
        {earn.sentences.map((sentence) => <p key={sentence} className="small">{sentence}</p>)}
      </section>
    </>
  );
}
