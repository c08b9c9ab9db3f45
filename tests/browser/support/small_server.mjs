// small_server.mjs: a server of a test's own, on a free port of this machine.
import http from 'node:http';

// `answer(request, url, body)` returns {status, type, body}; nothing means 404.
export async function smallServer(answer) {
  const server = http.createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const said = await answer(request, new URL(request.url, 'http://any'), body);
    response.writeHead(said ? said.status ?? 200 : 404, { 'Content-Type': said?.type ?? 'text/plain' });
    response.end(said?.body ?? '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
