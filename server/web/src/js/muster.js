// What every page does beyond its HTML: keys, menus that close, dates read back, drafts kept.
// Without it every page still works.
import { keys } from './lib/keys.js';
import { menus } from './lib/menus.js';
import { dates } from './lib/dates.js';
import { drafts } from './lib/drafts.js';
import { faces } from './lib/faces.js';
import { folds } from './lib/folds.js';
import { printing } from './lib/printing.js';
import { sending } from './lib/sending.js';

menus();
keys();
dates();
drafts();
faces();
folds();
printing();
sending();
