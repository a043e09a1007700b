// One line of JSON for each test, for the Java test that started us.
export default async function* reporter(events) {
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const error = event.data.details.error;
    yield JSON.stringify({
      name: event.data.name,
      passed: event.type === 'test:pass',
      error: error ? String(error.cause?.stack ?? error.stack ?? error) : '',
    }) + '\n';
  }
}
