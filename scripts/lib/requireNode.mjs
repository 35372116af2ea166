// Imported before anything else: only syntax and built-ins that very old versions know.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(
    `Node ${process.versions.node} is too old: install Node 20 or later, then try again.`,
  );
  process.exit(1);
}
