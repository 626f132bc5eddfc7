"""The parts that pages are made of; each takes plain values and reads the look when it paints."""
