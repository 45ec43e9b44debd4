import { readExamples } from './document.ts';
import { describeExamples } from './example-suite.ts';
import { systems } from './systems.ts';

await describeExamples(readExamples().filter(({ name }) => Object.hasOwn(systems, name)));
