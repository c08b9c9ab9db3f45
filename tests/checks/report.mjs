// report.mjs: the shared end of a check: a line for each thing looked at, then the counts.
export function report(results) {
  const failed = results.filter(({ problems }) => problems.length > 0);
  for (const { what, problems } of results) {
    console.log(`${problems.length ? 'FAIL ' : 'ok   '} ${what}`);
    for (const problem of problems) console.log(`      ${problem}`);
  }
  console.log(`\n${results.length - failed.length} passed, ${failed.length} failed, 0 skipped`);
  process.exitCode = failed.length ? 1 : 0;
}
