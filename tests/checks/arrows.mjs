// arrows.mjs: includes point one way (ARCHITECTURE.md): web -> core <- server; inside core
// base <- points <- other rooms <- program <- evaluation; json sees the rooms, and no room sees json
// except wording, whose texts are read from JSON.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { report } from './report.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

// What a folder may include, nearest name first. A room of core not named here is an "other room".
const layers = { core: ['core'], web: ['core', 'web'], server: ['core', 'server'] };
const heights = { base: 0, points: 1, program: 3, evaluation: 4 };
const otherRoom = 2;
const above = { json: 5, wording: 6, orders: 6 };

function arrowProblem(from, to) {
  const [fromLayer, fromRoom] = from.split('/');
  const [toLayer, toRoom] = to.split('/');
  if (!layers[fromLayer].includes(toLayer)) return `${fromLayer} must not know ${toLayer}`;
  if (fromLayer !== 'core' || toLayer !== 'core' || fromRoom === toRoom) return null;
  if (toRoom === 'json') return fromRoom === 'wording' ? null : `core/${fromRoom} must not know JSON`;
  const height = (room) => heights[room] ?? above[room] ?? otherRoom;
  return height(toRoom) <= height(fromRoom) ? null : `core/${toRoom} stands above core/${fromRoom}`;
}

function sources(folder) {
  return readdirSync(path.join(root, folder), { recursive: true })
    .filter((name) => /\.(h|cpp)$/.test(name)).map((name) => path.join(folder, name)).sort();
}

const results = Object.keys(layers).map((layer) => {
  const problems = [];
  for (const file of sources(layer)) {
    readFileSync(path.join(root, file), 'utf8').split('\n').forEach((line, index) => {
      const included = line.match(/^\s*#\s*include\s+"((core|web|server|tests)\/[^"]+)"/)?.[1];
      if (!included) return;
      const problem = included.startsWith('tests/') ? `${layer} must not know its tests` : arrowProblem(file, included);
      if (problem) problems.push(`${file}:${index + 1}: ${included}: ${problem}`);
    });
  }
  return { what: `includes in ${layer}/ point the right way`, problems };
});

// Core knows no files, network, clock, randomness, locale or threads.
const forbidden = /^\s*#\s*include\s+<(fstream|filesystem|iostream|cstdio|stdio\.h|random|thread|mutex|atomic|future|locale|ctime|time\.h|sys\/.*|boost\/.*)>/;
results.push({
  what: 'core knows no files, clock, randomness, locale or threads',
  problems: sources('core').flatMap((file) => readFileSync(path.join(root, file), 'utf8').split('\n')
    .flatMap((line, index) => {
      const header = line.match(forbidden)?.[1];
      return header ? [`${file}:${index + 1}: <${header}>`] : [];
    })),
});
// The browser's own words stay in web/platform; a module's entry is compiled for nothing else.
results.push({
  what: 'only web/platform and the entries of modules know Emscripten',
  problems: [...sources('core'), ...sources('web'), ...sources('server')]
    .filter((file) => !file.startsWith('web/platform/') && !/^web\/\w+_main\.cpp$/.test(file))
    .flatMap((file) => readFileSync(path.join(root, file), 'utf8').split('\n').flatMap((line, index) =>
      /__EMSCRIPTEN__|emscripten\//.test(line.replace(/\/\/.*/, '')) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
});

report(results);
