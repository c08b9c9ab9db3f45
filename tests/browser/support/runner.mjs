// runner.mjs: runs the browser tests: node tests/browser/support/runner.mjs [options] [part of a name]...
//   --browser firefox   in another browser than Chromium
//   --in-turn           of each test one screen and one scheme, in turn; every test and every language stays
// A spec is a file *.spec.mjs beside this folder that exports `tests`: sentence -> async (use) => {}.
// With names given, only tests whose spec or sentence contains one of them run. Ends with one line
// "N passed, N failed, N skipped"; the exit code is 1 when anything failed or nothing ran.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { Browser, engineNames } from './browser.mjs';
import { Skip } from './expect.mjs';
import { Product } from './product.mjs';

const testWithinMs = 90_000;
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values: { browser: engine, 'in-turn': inTurn }, positionals: wanted } = parseArgs({ allowPositionals: true,
  options: { browser: { type: 'string', default: 'chromium' }, 'in-turn': { type: 'boolean', default: false } } });
if (!engineNames.includes(engine)) throw new Error(`--browser is one of ${engineNames.join(', ')}`);

// "axe ..., en, dark (phone)" is one of the four of "axe ..., en".
function oneOfEach(tests) {
  const variants = new Map();
  for (const test of tests) {
    const name = test[0].replace(/ \((phone|desktop)\)$/, '').replace(/, (light|dark)$/, '');
    variants.set(name, [...variants.get(name) ?? [], test]);
  }
  return [...variants.values()].map((all, turn) => all[turn % all.length]);
}

async function loadSpecs() {
  const files = readdirSync(folder).filter((name) => name.endsWith('.spec.mjs')).sort();
  const specs = [];
  for (const file of files) {
    const { tests, onlyIn } = await import(pathToFileURL(path.join(folder, file)));
    const all = Object.entries(tests);
    const chosen = (inTurn ? oneOfEach(all) : all).filter(([sentence]) =>
      wanted.length === 0 || wanted.some((part) => file.includes(part) || sentence.includes(part)));
    if (chosen.length) specs.push({ file, tests: chosen, onlyIn });
  }
  return specs;
}

function within(ms, promise) {
  let timer;
  const late = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${ms / 1000} s`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// What a person reading the log needs: the sentence, and where in our own files it broke.
function reportFailure(sentence, problem, took) {
  console.log(`FAIL  ${sentence} (${took} ms)`);
  const lines = String(problem?.stack ?? problem).split('\n').map((line) => line.replaceAll(`file://${folder}/`, ''));
  const ours = lines.filter((line) => /\.mjs:\d+/.test(line) && !/node_modules|runner\.mjs/.test(line));
  const said = lines.filter((line) => !/^\s+at /.test(line)).slice(0, 14);
  for (const line of [...said, ...ours.slice(0, 4)]) console.log(`      ${line}`);
}

async function runAll() {
  const specs = await loadSpecs();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const browser = await Browser.start(engine);
  const product = new Product();
  try {
    for (const spec of specs) {
      console.log(`\n${spec.file}`);
      for (const [sentence, test] of spec.tests) {
        const started = performance.now();
        const use = browser.forTest(sentence);
        const took = () => Math.round(performance.now() - started);
        try {
          if (spec.onlyIn && spec.onlyIn.browser !== engine) throw new Skip(spec.onlyIn.because);
          await within(testWithinMs, test({ ...use.tools, product }));
          use.assertQuiet();
          counts.passed += 1;
          console.log(`ok    ${sentence} (${took()} ms)`);
        } catch (problem) {
          if (problem instanceof Skip) {
            counts.skipped += 1;
            console.log(`skip  ${sentence}: ${problem.message}`);
          } else {
            counts.failed += 1;
            reportFailure(sentence, problem, took());
            await use.keepEvidence();
          }
        } finally {
          await use.close();
        }
      }
    }
  } finally {
    await browser.stop();
    await product.stop();
  }
  console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return counts.failed === 0 && counts.passed + counts.skipped > 0;
}

process.exitCode = (await runAll()) ? 0 : 1;
