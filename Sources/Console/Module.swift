/// The module's name, for the first build.
