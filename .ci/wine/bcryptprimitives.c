/* Wine 8 has no bcryptprimitives.dll. The cryptography package's Windows build takes its random bytes from there. */
int __stdcall SystemFunction036(void *buffer, unsigned long length);

int __stdcall ProcessPrng(void *buffer, unsigned long long length)
{
    return SystemFunction036(buffer, (unsigned long)length);
}
