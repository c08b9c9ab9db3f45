import { useMemo, useState } from 'react';

import { Row } from './Row.jsx';

const rowsAStep = 20; // as web/views/points_view.cpp

/** [[month, its rows]...], both in the order they have. */
function byMonth(rows) {
  const months = [];
  for (const row of rows) {
    if (months.at(-1)?.[0] !== row.month) months.push([row.month, []]);
    months.at(-1)[1].push(row);
  }
  return months;
}

export function History({ points }) {
  const [shown, setShown] = useState(rowsAStep);
  const [open, setOpen] = useState(null);
  const months = useMemo(() => byMonth(points.rows.slice(0, shown)), [points, shown]);
  return (
    <>
      <h1 className="display">{points.title}</h1>
      <div className="lead">
        <p className="small">{points.label}</p>
        <p className="spendable">{points.balance}</p>
        {points.notes.map((note) => <p key={note} className="small">{note}</p>)}
      </div>
      {months.map(([month, rows]) => (
        <div key={month}>
          <h2 className="month">{month}</h2>
          <ul className="card months" aria-label={month}>
            {rows.map((row) => (
              <li key={row.key}>
                <button type="button" aria-label={`${row.what} ${row.points}`} aria-expanded={open === row.key}
                  onClick={() => setOpen(open === row.key ? null : row.key)}>
                  <Row row={row}>
                    {open === row.key && row.sums.map((sum) => <span key={sum} className="small">{sum}</span>)}
                  </Row>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {shown < points.rows.length &&
        <button type="button" className="more" onClick={() => setShown(shown + rowsAStep)}>{points.more}</button>}
    </>
  );
}
