// Imported first, so it uses only syntax and built-ins that old versions have.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(
    `Node ${process.versions.node} is too old. Install Node 20 or later, then run the same command again.`,
  );
  process.exit(1);
}
