'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const colors = ['#1f5fbf', '#c2410c', '#0b7a4b', '#7c3aed', '#b8860b', '#0e7490'];
const charts = [];
const number = (digits) => (u, value) => value == null ? '–' : value.toLocaleString('en-US', { maximumFractionDigits: digits });
const percent = (u, value) => value == null ? '–' : (value * 100).toFixed(2) + ' %';
const widthOf = (element) => Math.max(260, element.clientWidth);

function chart(id, height, options, values) {
  const element = document.getElementById(id);
  if (!element) return;
  const scaled = window.innerWidth < 600 ? Math.round(height * 0.75) : height;
  const plot = new uPlot({ width: widthOf(element), height: scaled, tzDate: ts => uPlot.tzDate(new Date(ts * 1e3), 'Etc/UTC'),
    cursor: { sync: { key: 'backtest' } }, ...options }, values, element);
  charts.push([plot, element, scaled]);
}

const moneyAxis = { size: 70, values: (u, ticks) => ticks.map(v => v.toLocaleString('en-US')) };
const percentAxis = { size: 60, values: (u, ticks) => ticks.map(v => Math.round(v * 1000) / 10 + ' %') };

chart('equity', 300, {
  axes: [{}, moneyAxis],
  series: [{}, ...data.equity.map((line, i) =>
    ({ label: line.name, stroke: colors[i % colors.length], width: i === 0 ? 2 : 1, value: number(2) }))]
}, [data.times, ...data.equity.map(line => line.values)]);

function breakerMarks(u) {
  const ctx = u.ctx;
  ctx.save();
  ctx.font = Math.round(11 * devicePixelRatio) + 'px system-ui';
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
  data.thresholds.forEach((threshold, i) => {
    const y = u.valToPos(-threshold, 'y', true);
    if (y < u.bbox.top || y > u.bbox.top + u.bbox.height) return;
    ctx.strokeStyle = ctx.fillStyle = ['#caa300', '#d97706', '#c2410c', '#991b1b'][i] || '#991b1b';
    ctx.beginPath(); ctx.moveTo(u.bbox.left, y); ctx.lineTo(u.bbox.left + u.bbox.width, y); ctx.stroke();
    ctx.fillText('level ' + (i + 1), u.bbox.left + u.bbox.width - 44 * devicePixelRatio, y - 3 * devicePixelRatio);
  });
  ctx.setLineDash([]);
  data.breaker.forEach(step => {
    const x = u.valToPos(step.time, 'x', true);
    if (x < u.bbox.left || x > u.bbox.left + u.bbox.width) return;
    const y = Math.min(u.valToPos(-step.drawdown, 'y', true), u.bbox.top + u.bbox.height);
    ctx.fillStyle = step.level === 0 ? '#0b7a4b' : '#991b1b';
    ctx.beginPath(); ctx.arc(x, y, 4 * devicePixelRatio, 0, 7); ctx.fill();
    ctx.fillText(step.level, x + 5 * devicePixelRatio, y + 12 * devicePixelRatio);
  });
  ctx.restore();
}

chart('drawdown', 240, {
  axes: [{}, percentAxis],
  scales: { y: { range: (u, min) => [Math.min(min, -0.26) * 1.05, 0.01] } },
  series: [{}, { label: 'Drawdown', stroke: '#991b1b', fill: 'rgba(153,27,27,.12)', width: 1.5, value: percent }],
  hooks: { draw: [breakerMarks] }
}, [data.times, data.drawdown]);

// Stacked: each band holds the sum of those below it.
const sums = data.times.map(() => 0);
const stacked = data.allocation.map(line => line.values.map((value, i) => (sums[i] += value)));
chart('allocation', 240, {
  axes: [{}, percentAxis],
  scales: { y: { range: [0, Math.max(1, ...stacked.flat())] } },
  series: [{}, ...data.allocation.map((line, i) => ({ label: line.name, stroke: colors[i % colors.length],
    fill: colors[i % colors.length] + '55', width: 1, value: (u, v, s, at) => at == null ? '–' : percent(u, line.values[at]) })).reverse()]
}, [data.times, ...stacked.slice().reverse()]);

function candles(market) {
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
      const x = Math.round(u.valToPos(time, 'x', true));
      ctx.strokeStyle = ctx.fillStyle = close[i] >= open[i] ? '#0b7a4b' : '#b3261e';
      ctx.beginPath(); ctx.moveTo(x, u.valToPos(high[i], 'y', true)); ctx.lineTo(x, u.valToPos(low[i], 'y', true)); ctx.stroke();
      const top = u.valToPos(Math.max(open[i], close[i]), 'y', true), bottom = u.valToPos(Math.min(open[i], close[i]), 'y', true);
      ctx.fillRect(x - body / 2, top, body, Math.max(1, bottom - top));
    });
    const size = 5 * devicePixelRatio;
    market.fills.forEach(fill => {
      const x = u.valToPos(fill.time, 'x', true), y = u.valToPos(fill.price, 'y', true), up = fill.side === 'BUY' ? 1 : -1;
      ctx.fillStyle = fill.side === 'BUY' ? '#1f5fbf' : '#7c3aed';
      ctx.beginPath(); ctx.moveTo(x, y); ctx.lineTo(x - size, y + up * 2 * size); ctx.lineTo(x + size, y + up * 2 * size); ctx.fill();
    });
    ctx.restore();
  };
}

data.markets.forEach(market => chart(market.id, 320, {
  axes: [{}, moneyAxis],
  scales: { y: { range: (u, min, max) => [min * 0.95, max * 1.05] } },
  series: [{}, ...['open', 'high', 'low', 'close'].map(label => ({ label, paths: () => null, points: { show: false }, value: number(2) }))],
  hooks: { draw: [candles(market)] }
}, [market.times, market.open, market.high, market.low, market.close]));

const fit = width => charts.forEach(([plot, element, height]) => plot.setSize({ width: width || widthOf(element), height }));
window.addEventListener('resize', () => fit());
window.addEventListener('beforeprint', () => fit(700));
window.addEventListener('afterprint', () => fit());
