// graphile-worker as its documentation advises for speed: a local queue, completions in batches.
import { makeWorkerUtils, run } from 'graphile-worker';
import pg from 'pg';
import { counts, rate, report } from './measure.mjs';

const [jobs, atOnce, batch] = counts('jobs', 'atOnce', 'batch');
const pgPool = new pg.Pool({ max: atOnce });
const quiet = { logger: { scope: () => quiet.logger, error: console.error, warn() {}, info() {}, debug() {} } };
const utils = await makeWorkerUtils({ pgPool, ...quiet });
await utils.migrate();

const payload = number => ({ task: `load-${number}`, description: `A task of the measurement, number ${number}.` });
const part = Math.floor(jobs / 4);
const singles = await rate(part, atOnce, number => utils.addJob('nothing', payload(number)));
const batches = Math.ceil((jobs - part) / batch);
const batched =
  batch *
  (await rate(batches, 4, number =>
    utils.addJobs(Array.from({ length: batch }, (_, i) => ({ identifier: 'nothing', payload: payload(number * batch + i) }))),
  ));

const all = part + batches * batch;
let done = 0;
let finished;
const finish = new Promise(resolve => (finished = resolve));
const begin = performance.now();
const runner = await run({
  pgPool,
  ...quiet,
  noHandleSignals: true,
  taskList: {
    nothing: () => {
      if (++done === all) finished();
    },
  },
  preset: {
    worker: {
      concurrentJobs: 24,
      localQueue: { size: 500 },
      completeJobBatchDelay: 0,
      failJobBatchDelay: 0,
      logger: undefined,
    },
  },
});
await finish;
// Completions are written after the jobs: it is over when the table is empty.
for (let left = 1; left > 0; ) {
  left = Number((await pgPool.query('select count(*) from graphile_worker._private_jobs')).rows[0].count);
}
const drained = (all * 1000) / (performance.now() - begin);
await runner.stop();
await utils.release();
await pgPool.end();
report('graphile-worker', singles, batched, drained);
process.exit(0);
