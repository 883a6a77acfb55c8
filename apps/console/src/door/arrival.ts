/**
 * How the person came here (`?signed-out`, `?ended`, `?erased`), written on the root before the first paint: the notice that says so is
 * then painted at once and moves nothing. A script of its own, since it holds up the painting.
 */
{
  const asked = new URLSearchParams(location.search);
  const arrival = ['signed-out', 'ended', 'erased'].find((name) => asked.has(name));
  if (arrival) document.documentElement.dataset.arrival = arrival;
}
