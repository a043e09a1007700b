'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const colors = ['#1f5fbf', '#c2410c', '#0b7a4b', '#7c3aed', '#b8860b', '#0e7490'];
const charts = [];
const day = { label: 'Day', value: '{YYYY}-{MM}-{DD}' };
const number = (digits) => (u, value) => value == null ? '–' : value.toLocaleString('en-US', { maximumFractionDigits: digits });
const percent = (u, value) => value == null ? '–' : (value * 100).toFixed(2) + ' %';
const widthOf = (element) => Math.max(260, element.clientWidth);

function chart(id, height, options, values) {
  const element = document.getElementById(id);
  if (!element) return;
  const scaled = window.innerWidth < 700 ? Math.round(height * 0.75) : height;
  const plot = new uPlot({ width: widthOf(element), height: scaled, tzDate: ts => uPlot.tzDate(new Date(ts * 1e3), 'Etc/UTC'),
    cursor: { sync: { key: 'backtest' } }, ...options }, values, element);
  charts.push([plot, element, scaled]);
  return plot;
}

const moneyAxis = { size: 70, values: (u, ticks) => ticks.map(v => v.toLocaleString('en-US')) };
const percentAxis = { size: 60, values: (u, ticks) => ticks.map(v => Math.round(v * 1000) / 10 + ' %') };

chart('equity', 300, {
  axes: [{}, moneyAxis],
  series: [day, ...data.equity.map((line, i) =>
    ({ label: line.name, stroke: colors[i % colors.length], width: i === 0 ? 2 : 1, value: number(2) }))]
}, [data.times, ...data.equity.map(line => line.values)]);

const levelColors = ['#0b7a4b', '#e0b400', '#e07b00', '#c2410c', '#7f1d1d'];

function breakerMarks(u) {
  const ctx = u.ctx, dpr = devicePixelRatio, { left, top, width, height } = u.bbox;
  const clamp = x => Math.max(left, Math.min(left + width, x));
  ctx.save();
  ctx.font = Math.round(11 * dpr) + 'px system-ui, sans-serif';
  data.thresholds.forEach((threshold, i) => {
    const y = u.valToPos(-threshold, 'y', true);
    if (y < top || y > top + height) return;
    ctx.strokeStyle = ctx.fillStyle = levelColors[i + 1] || '#7f1d1d';
    ctx.setLineDash([6 * dpr, 4 * dpr]);
    ctx.beginPath(); ctx.moveTo(left, y); ctx.lineTo(left + width, y); ctx.stroke();
    ctx.textAlign = 'right';
    ctx.fillText('level ' + (i + 1), left + width - 3 * dpr, y - 3 * dpr);
  });
  ctx.setLineDash([]);
  const strip = 7 * dpr;
  data.breaker.forEach((step, i) => {
    if (step.level === 0) return;
    const until = i + 1 < data.breaker.length ? data.breaker[i + 1].time : data.times[data.times.length - 1];
    const from = clamp(u.valToPos(step.time, 'x', true)), to = clamp(u.valToPos(until, 'x', true));
    ctx.fillStyle = levelColors[step.level];
    ctx.fillRect(from, top + height - strip, Math.max(dpr, to - from), strip);
  });
  ctx.restore();
}

chart('drawdown', 240, {
  axes: [{}, percentAxis],
  scales: { y: { range: u => [Math.min(...data.drawdown, -0.26) * 1.1, 0.01] } },
  series: [day, { label: 'Drawdown', stroke: '#991b1b', fill: 'rgba(153,27,27,.10)', width: 1.5, value: percent },
    { label: 'Breaker level', stroke: levelColors[3], paths: () => null, points: { show: false }, value: (u, level) => level ?? '–' }],
  hooks: { draw: [breakerMarks] }
}, [data.times, data.drawdown, data.levels]);

// Stacked: each band holds the sum of those below it; the largest is drawn first, and what lies before it covers it.
const tint = color => '#' + [1, 3, 5].map(at => Math.round(255 - (255 - parseInt(color.slice(at, at + 2), 16)) * 0.45).toString(16).padStart(2, '0')).join('');
const sums = data.times.map(() => 0);
const stacked = data.allocation.map(line => line.values.map((value, i) => (sums[i] += value)));
chart('allocation', 240, {
  axes: [{}, percentAxis],
  scales: { y: { range: [0, Math.max(1, ...stacked.flat())] } },
  series: [day, ...data.allocation.map((line, i) => ({ label: line.name, stroke: colors[(i + 1) % colors.length],
    fill: tint(colors[(i + 1) % colors.length]), width: 1, value: (u, v, s, at) => at == null ? '–' : percent(u, line.values[at]) })).reverse()]
}, [data.times, ...stacked.slice().reverse()]);

function candles(market, hidden) {
  return u => {
    const ctx = u.ctx;
    const [times, open, high, low, close] = u.data;
    const from = u.scales.x.min, to = u.scales.x.max;
    const step = u.bbox.width / Math.max(1, (to - from) / 86400);
    const body = Math.max(1, Math.min(12 * devicePixelRatio, step * 0.7));
    ctx.save();
    ctx.beginPath(); ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height); ctx.clip();
    times.forEach((time, i) => {
      if (time < from - 86400 || time > to) return;
      const x = Math.round(u.valToPos(time + 43200, 'x', true));
      ctx.strokeStyle = ctx.fillStyle = close[i] >= open[i] ? '#0b7a4b' : '#b3261e';
      ctx.beginPath(); ctx.moveTo(x, u.valToPos(high[i], 'y', true)); ctx.lineTo(x, u.valToPos(low[i], 'y', true)); ctx.stroke();
      const top = u.valToPos(Math.max(open[i], close[i]), 'y', true), bottom = u.valToPos(Math.min(open[i], close[i]), 'y', true);
      ctx.fillRect(x - body / 2, top, body, Math.max(1, bottom - top));
    });
    const size = Math.max(2 * devicePixelRatio, Math.min(5 * devicePixelRatio, step));
    ctx.globalAlpha = 0.75;
    market.fills.forEach(fill => {
      if (fill.time < from || fill.time > to || hidden.has(fill.account)) return;
      const x = u.valToPos(fill.time, 'x', true), y = u.valToPos(fill.price, 'y', true), up = fill.side === 'BUY' ? 1 : -1;
      ctx.fillStyle = fill.side === 'BUY' ? '#1f5fbf' : '#7c3aed';
      ctx.beginPath(); ctx.moveTo(x, y); ctx.lineTo(x - size, y + up * 2 * size); ctx.lineTo(x + size, y + up * 2 * size); ctx.fill();
    });
    ctx.restore();
  };
}

data.markets.forEach(market => {
  const hidden = new Set();
  const plot = chart(market.id, 360, {
    axes: [{}, moneyAxis],
    scales: { y: { range: (u, min, max) => [min * 0.95, max * 1.05] } },
    series: [day, ...['open', 'high', 'low', 'close'].map(label => ({ label, paths: () => null, points: { show: false }, value: number(2) }))],
    hooks: { draw: [candles(market, hidden)] }
  }, [market.times, market.open, market.high, market.low, market.close]);
  [...new Set(market.fills.map(fill => fill.account))].sort().forEach(account => {
    const label = document.createElement('label'), box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = true;
    box.addEventListener('change', () => {
      box.checked ? hidden.delete(account) : hidden.add(account);
      plot.redraw(false);
    });
    label.append(box, ' ' + account);
    document.getElementById(market.id + '-shown').append(label);
  });
});

const fit = width => charts.forEach(([plot, element, height]) => plot.setSize({ width: width || widthOf(element), height }));
window.addEventListener('resize', () => fit());
window.addEventListener('beforeprint', () => fit(700));
window.addEventListener('afterprint', () => fit());
