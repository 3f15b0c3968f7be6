// pg-boss, jobs fetched and completed in batches by several loops without the pauses of its polling.
import PgBoss from 'pg-boss';
import { counts, rate, report } from './measure.mjs';

const QUEUE = 'nothing';
const [jobs, atOnce, batch] = counts('jobs', 'atOnce', 'batch');
const boss = new PgBoss({ max: atOnce, supervise: false, schedule: false });
boss.on('error', error => {
  console.error(error.message);
  process.exit(1);
});
await boss.start();
await boss.createQueue(QUEUE);

const data = number => ({ task: `load-${number}`, description: `A task of the measurement, number ${number}.` });
const part = Math.floor(jobs / 4);
const singles = await rate(part, atOnce, number => boss.send(QUEUE, data(number)));
const batches = Math.ceil((jobs - part) / batch);
const batched =
  batch *
  (await rate(batches, 4, number =>
    boss.insert(Array.from({ length: batch }, (_, i) => ({ name: QUEUE, data: data(number * batch + i) }))),
  ));

let done = 0;
const begin = performance.now();
const loop = async () => {
  for (;;) {
    const fetched = await boss.fetch(QUEUE, { batchSize: batch });
    if (fetched.length === 0) return;
    await boss.complete(QUEUE, fetched.map(job => job.id));
    done += fetched.length;
  }
};
await Promise.all(Array.from({ length: 4 }, loop));
const drained = (done * 1000) / (performance.now() - begin);
await boss.stop({ graceful: false });
if (done !== part + batches * batch) {
  console.error(`${done} of ${part + batches * batch} jobs were done`);
  process.exit(1);
}
report('pg-boss', singles, batched, drained);
process.exit(0);
