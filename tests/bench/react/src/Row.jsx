/** What happened and when; sign and amount at the right edge. */
export function Row({ row, children }) {
  return (
    <span className="row">
      <span className="words">
        <span>{row.what}</span>
        <span className="small">{row.day}</span>
        {children}
      </span>
      <span className="amount">{row.points}</span>
    </span>
  );
}
