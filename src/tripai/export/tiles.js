if (window.L) {
  const days = JSON.parse(document.getElementById("trip").textContent);
  const map = L.map("tiles");
  L.tileLayer("https://tile.openstreetmap.org/{z}/{x}/{y}.png", {
    maxZoom: 19,
    attribution: '&copy; <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors',
  }).addTo(map);
  const all = L.featureGroup().addTo(map);
  for (const day of days) {
    L.polyline(day.line, { color: day.colour }).addTo(all);
    for (const stop of day.stops) {
      const words = document.createElement("span");
      words.textContent = stop.words;
      L.circleMarker(stop.at, { color: day.colour, fillOpacity: 0.8, radius: 7 }).bindPopup(words).addTo(all);
    }
  }
  map.fitBounds(all.getBounds().pad(0.1));
}
