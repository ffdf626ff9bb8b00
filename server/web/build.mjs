// Bundles style sheets and scripts, draws the icon sprite, and names each file after its content so
// that browsers may keep it for ever. Writes assets.properties: the name asked for = the name served.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { symbols as symbolsOfUnits, world } from './world.mjs';

const out = process.argv[2];
const served = join(out, 'static', 'assets');
mkdirSync(served, { recursive: true });

const manifest = {};
function keep(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const extension = extname(name);
  const hashed = `${basename(name, extension)}.${hash}${extension}`;
  writeFileSync(join(served, hashed), content);
  manifest[name] = hashed;
}

// Every file directly in src/js is a script of its own; what they share lies in src/js/lib.
const scripts = readdirSync('src/js').filter((f) => f.endsWith('.js'));
const styles = readdirSync('src/css').filter((f) => f === 'muster.css' || f === 'picture.css');
const result = await build({
  entryPoints: [...scripts.map((f) => `src/js/${f}`), ...styles.map((f) => `src/css/${f}`)],
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022', 'chrome110', 'firefox115', 'safari16.4'],
  outdir: 'unused',
  entryNames: '[name]',
  legalComments: 'none',
  write: false,
});
// What the bundler doubts, such as one name given twice, has lost what people signed before.
if (result.warnings.length > 0) {
  process.exit(1);
}
for (const file of result.outputFiles) {
  keep(basename(file.path), file.contents);
}

// The sprite: one symbol a file of src/icons, drawn with currentColor.
const symbols = readdirSync('src/icons')
  .filter((f) => f.endsWith('.svg'))
  .sort()
  .map((f) => {
    const svg = readFileSync(join('src/icons', f), 'utf8');
    const viewBox = /viewBox="([^"]+)"/.exec(svg)[1];
    const inner = svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '').trim();
    return `<symbol id="${basename(f, '.svg')}" viewBox="${viewBox}">${inner}</symbol>`;
  });
keep('icons.svg', `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`);
keep('favicon.svg', readFileSync('src/favicon.svg'));
keep('world.svg', world());
keep('symbols.svg', symbolsOfUnits());

writeFileSync(
  join(out, 'assets.properties'),
  Object.keys(manifest).sort().map((name) => `${name}=${manifest[name]}\n`).join(''),
);

// What of npm is in the pages, and what only builds them, as a bill of materials (CycloneDX 1.6).
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const direct = Object.keys(lock.packages[''].devDependencies);
const components = Object.entries(lock.packages)
  .filter(([path]) => path.startsWith('node_modules/'))
  .map(([path, its]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const [algorithm] = its.integrity.split('-');
    return {
      type: 'library',
      name,
      version: its.version,
      scope: direct.includes(name) && name !== 'esbuild' ? 'required' : 'excluded',
      hashes: [
        {
          alg: algorithm.replace('sha', 'SHA-'),
          content: Buffer.from(its.integrity.slice(algorithm.length + 1), 'base64').toString('hex'),
        },
      ],
      licenses: [{ expression: its.license }],
      purl: `pkg:npm/${name.replace('@', '%40')}@${its.version}`,
    };
  });
writeFileSync(
  join(out, 'sbom-web.cdx.json'),
  JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }, null, 2),
);
