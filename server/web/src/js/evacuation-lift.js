// A lift: follows a search while it lasts. Without it a link does the same.
import { follow } from './lib/run.js';

follow(1_000, `${location.pathname}/run`, () => location.replace(location.pathname));
