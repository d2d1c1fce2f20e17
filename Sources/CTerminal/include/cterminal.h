// The whole of curses that Rootward uses, as plain functions: no macros, no variadics, no global variables.
#pragma once
