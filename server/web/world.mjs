// The outline of land and the symbols of APP-6, made once when the pages are built: nothing is
// fetched while Muster runs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';

const require = createRequire(import.meta.url);
const ms = require('milsymbol');

// Degrees; finer than this nothing is seen at the scale of the pages' maps.
const STEP = 0.2;

// Drops points that lie closer to the line between their neighbours than STEP (Douglas, Peucker).
function simplified(ring) {
  const keep = new Uint8Array(ring.length);
  keep[0] = keep[ring.length - 1] = 1;
  const open = [[0, ring.length - 1]];
  while (open.length > 0) {
    const [from, to] = open.pop();
    const [ax, ay] = ring[from];
    const [bx, by] = ring[to];
    const length = Math.hypot(bx - ax, by - ay);
    let far = -1;
    let most = STEP;
    for (let i = from + 1; i < to; i++) {
      const [x, y] = ring[i];
      const off =
        length === 0
          ? Math.hypot(x - ax, y - ay)
          : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
      if (off > most) {
        most = off;
        far = i;
      }
    }
    if (far > 0) {
      keep[far] = 1;
      open.push([from, far], [far, to]);
    }
  }
  return ring.filter((_, i) => keep[i]);
}

const number = (value) => String(Math.round(value * 10) / 10);

// Borders that two countries share are one arc, simplified once, so that no gap opens between them.
function simplifiedArcs(topology) {
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return simplified(
      arc.map(([dx, dy]) => {
        x += dx;
        y += dy;
        return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
      }),
    );
  });
  const { transform, ...rest } = topology;
  return { ...rest, arcs };
}

// One path for all borders of land, degrees east and, downwards, degrees south.
export function world() {
  const topology = simplifiedArcs(
    JSON.parse(readFileSync(require.resolve('world-atlas/countries-110m.json'))),
  );
  const path = feature(topology, topology.objects.countries)
    .features.flatMap(({ geometry }) =>
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    )
    .flat()
    .filter((ring) => ring.length > 3)
    .map((ring) => `M${ring.map(([x, y]) => `${number(x)} ${number(-y)}`).join('L')}Z`)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg"><path id="land" vector-effect="non-scaling-stroke" d="${path}"/></svg>`;
}

// Friendly symbols by branch and echelon, as the case file calls them.
const BRANCHES = {
  infantry: 'SFGPUCI---',
  reconnaissance: 'SFGPUCR---',
  engineer: 'SFGPUCE---',
  medical: 'SFGPUSM---',
  aviation: 'SFGPUCVR--',
  maritime: 'SFGPUCIN--',
  logistics: 'SFGPUSS---',
  headquarters: 'SFGPU-----',
};
const ECHELONS = { team: 'A', section: 'C', platoon: 'D', company: 'E', battalion: 'F', brigade: 'H' };

function symbol(id, code) {
  const svg = new ms.Symbol(code, { size: 30, simpleStatusModifier: true, outlineColor: 'white', outlineWidth: 4 }).asSVG();
  const viewBox = /viewBox="([^"]+)"/.exec(svg)[1];
  const inner = svg.replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '');
  return `<symbol id="${id}" viewBox="${viewBox}">${inner}</symbol>`;
}

export function symbols() {
  const all = [symbol('land-unit', 'SFGPU----------')];
  for (const [branch, code] of Object.entries(BRANCHES)) {
    for (const [echelon, letter] of Object.entries(ECHELONS)) {
      const place = branch === 'headquarters' ? 'A' : '-';
      all.push(symbol(`${branch}-${echelon}`, `${code}${place}${letter}---`));
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg">${all.join('')}</svg>`;
}
